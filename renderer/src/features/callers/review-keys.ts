export type ReviewDeed = 'keep' | 'edit' | 'forget' | 'next' | 'previous';

const deeds: Readonly<Record<string, ReviewDeed>> = {
  k: 'keep',
  e: 'edit',
  f: 'forget',
  ArrowDown: 'next',
  ArrowUp: 'previous',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'repeat'>;

/** What a key asks of the fact that is being looked at. A key held down decides only once. */
export function reviewDeed({ key, repeat, ...held }: Pressed): ReviewDeed | null {
  if (held.ctrlKey || held.metaKey || held.altKey || held.shiftKey || held.isComposing) return null;
  const deed = Object.hasOwn(deeds, key) ? deeds[key] : undefined;
  if (deed === undefined || (repeat && deed !== 'next' && deed !== 'previous')) return null;
  return deed;
}

/** The id to look at when `current` is decided or a neighbour is wanted; null when nothing is left. */
export function neighbour(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at === -1) return ids[0] ?? null;
  return ids[at + step] ?? ids[at] ?? null;
}
