/** Calls that began this long before the newest known one are looked at again: none lasts longer (reliability.md §0.11). */
export const OVERLAP_SECONDS = 2 * 3600;

/** How far the provider's list was read; times are unix seconds. */
export type LookBack = {
  /** The newest start that a whole reading has seen; null before the first one. */
  through: number | null;
  /** A reading that was begun and not finished: since when, where it goes on, and the newest start seen in it. */
  open: { since: number; cursor: string | null; newest: number | null } | null;
};

export const NEVER_LOOKED: LookBack = { through: null, open: null };

/** Begins a reading, or goes on with the one that was interrupted. `first` is since when the very first one looks. */
export function begun({ through, open }: LookBack, first: number): LookBack & { open: NonNullable<LookBack['open']> } {
  return {
    through,
    open: open ?? { since: through === null ? first : through - OVERLAP_SECONDS, cursor: null, newest: null },
  };
}

/** After a page of the list: its starts, and where the next page is. */
export function afterPage(
  { through, open }: LookBack & { open: NonNullable<LookBack['open']> },
  starts: readonly number[],
  nextCursor: string | null,
): LookBack {
  const newest = starts.reduce<number | null>((most, at) => Math.max(most ?? at, at), open.newest);
  if (nextCursor !== null) return { through, open: { ...open, cursor: nextCursor, newest } };
  // Where there was no call yet, everything from the first look on is missing one day.
  const seen = [newest, through, newest === null ? open.since : null].filter((at) => at !== null);
  return { through: Math.max(...seen), open: null };
}

/** Where the provider no longer knows the cursor, the reading begins anew. */
export function withoutCursor({ through, open }: LookBack): LookBack {
  return { through, open: open && { ...open, cursor: null } };
}
