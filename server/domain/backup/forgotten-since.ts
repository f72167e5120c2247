import type { Steps } from '../steps.ts';

type Tombstone = { key: string; erasedAt: string };

/** What is remembered as forgotten here, and not yet in the backup, or in it since an earlier time only. */
export function forgottenSince(here: readonly Tombstone[], inBackup: readonly Tombstone[]): Tombstone[] {
  const known = new Map(inBackup.map(({ key, erasedAt }) => [key, erasedAt]));
  return here.filter(({ key, erasedAt }) => (known.get(key) ?? '') < erasedAt);
}

/** Whatever one of the lists knows, with the latest time of each. */
export function mergedTombstones(lists: readonly (readonly Tombstone[])[]): Tombstone[] {
  const latest = new Map<string, string>();
  for (const { key, erasedAt } of lists.flat()) if ((latest.get(key) ?? '') < erasedAt) latest.set(key, erasedAt);
  return [...latest].map(([key, erasedAt]) => ({ key, erasedAt }));
}

/** So many are looked at before whoever waits gets a turn. */
const A_STEP = 256;

/** Takes over into `latest` whatever is new or later in a list; returns whether anything was. */
export function* takeLater(latest: Map<string, string>, list: Iterable<Tombstone>): Steps<boolean> {
  let [isAny, looked] = [false, 0];
  for (const { key, erasedAt } of list) {
    if ((latest.get(key) ?? '') < erasedAt) {
      latest.set(key, erasedAt);
      isAny = true;
    }
    looked += 1;
    if (looked % A_STEP === 0) yield;
  }
  return isAny;
}

/** People are counted by themselves where they are named, else by their numbers; a call has two ids at most. */
export function countForgotten(since: readonly Tombstone[]): { callers: number; calls: number } {
  const count = (prefix: string): number => since.filter(({ key }) => key.startsWith(prefix)).length;
  return { callers: Math.max(count('person:'), count('number:')), calls: count('call:conv') || count('call:') };
}
