import { z } from 'zod';

import type { SecretBox } from '../platform/secret-box.ts';
import type { PlacedRow } from '../store/connect-store.ts';
import type { Stores } from '../store/open-stores.ts';

/** What every business of this installation shares at the providers. No business can have this name. */
export const SHARED = '*';

/** What was done, with what stood there before and what has stood since; while it is being done, what is meant to. */
export type Entry = { scope: string; step: string; before: unknown; after: unknown; isDone: boolean };

const Kept = z.object({ before: z.unknown(), after: z.unknown() });

type Deps = { stores: Pick<Stores, 'connect'>; box: SecretBox };

export type ConnectJournal = ReturnType<typeof createConnectJournal>;

/** What was done at the providers, written before and after it, so that no end of the program leaves it in doubt. */
export function createConnectJournal({ stores: { connect }, box }: Deps) {
  const place = (scope: string, step: string): string => `connect:${scope}:${step}`;

  function opened({ scope, step, state, sealed }: PlacedRow): Entry {
    const words: unknown = JSON.parse(box.open(sealed, place(scope, step)).toString('utf8'));
    const { before, after } = Kept.parse(words);
    return { scope, step, before: before ?? null, after: after ?? null, isDone: state === 'done' };
  }

  function find(scope: string, step: string): Entry | undefined {
    const row = connect.entry(scope, step);
    return row && opened(row);
  }

  function put({ scope, step, before, after, isDone }: Entry): void {
    const sealed = box.seal(JSON.stringify({ before, after }), place(scope, step));
    connect.putEntry({ scope, step, state: isDone ? 'done' : 'doing', sealed });
  }

  return {
    entries: (scope: string): Entry[] => connect.entries(scope).map(opened),
    find,
    /** Whether something was begun and is not known to be done. */
    isUnfinished: (scope: string, step: string): boolean => connect.entry(scope, step)?.state === 'doing',
    begin: (scope: string, step: string, before: unknown, meant: unknown): void =>
      put({ scope, step, before, after: meant, isDone: false }),
    finish(scope: string, step: string, after: unknown): void {
      put({ scope, step, before: find(scope, step)?.before ?? null, after, isDone: true });
    },
    drop: (scope: string, step: string): void => connect.dropEntry(scope, step),
    /**
     * Makes a step another business's to take back. Where that one did it as well, what stood before the first of the two
     * is put back, from what stands since the second.
     */
    handOver({ scope, step }: Pick<Entry, 'scope' | 'step'>, to: string): void {
      const rows = [connect.entry(scope, step), connect.entry(to, step)].filter((row) => row !== undefined);
      const [first, ...more] = rows.toSorted((one, other) => one.position - other.position).map(opened);
      const last = more.at(-1) ?? first;
      if (!first || !last) return;
      put({ scope: to, step, before: first.before, after: last.after, isDone: first.isDone && last.isDone });
      connect.dropEntry(scope, step);
    },
    /** Whether a business other than this one had something done for it. */
    hasOthers: (scope: string): boolean => connect.scopes().some((each) => each !== scope && each !== SHARED),
    isEmpty: (scope: string): boolean => connect.entries(scope).length === 0,
  };
}
