/**
 * Work over a whole call that can be interrupted after each small piece, so that a ringing phone never waits for all
 * of it. A piece takes at most a few milliseconds, because what is read of one turn is bounded.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The last of the items for which `test` holds, looking at one item a step. */
export function* lastWhere<T>(items: readonly T[], test: (item: T) => boolean): Steps<T | undefined> {
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (item !== undefined && test(item)) return item;
    yield;
  }
  return undefined;
}
