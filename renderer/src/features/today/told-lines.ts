import type { Pack, PackLine } from '#contract/calls.ts';

/**
 * The lines of a pack that say something of this caller. Date and opening hours are told in every call; that a caller is
 * new or unknown is said already in how sure we are.
 */
export function toldLines({ kind, lines }: Pack): PackLine[] {
  const isStranger = kind !== 'known' && kind !== 'shared';
  return lines.filter(({ section, source }) => section !== 'today' && !(isStranger && source === null));
}
