import type { PackLine } from '#contract/calls.ts';

/**
 * What the ringing phone needs to know about one person, worked out after each change and kept with the person, so
 * that answering is one indexed read. Lines stand in the order they are told; the pack drops them from the end.
 */
export type Card = {
  name: string | null;
  /** How to say the name, when the caller told us. */
  saidAs: string | null;
  language: string | null;
  /** Calls with this person that are over. */
  calls: number;
  lastCall: { startedAt: string; endedAt: string; dropped: boolean; topic: string | null } | null;
  /** The most pressing open item, for the first message. */
  openItem: string | null;
  lines: CardLine[];
};

/**
 * `from` and `to` are days, both inclusive: outside of them the line is not told. `since` and `until` are instants, the
 * second no longer in it.
 */
export type CardLine = PackLine & { from?: string; to?: string; since?: string; until?: string };
