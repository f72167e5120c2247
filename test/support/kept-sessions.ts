import { openDatabase } from '../../server/store/database.ts';
import { createSessionsStore } from '../../server/store/sessions-store.ts';
import type { KeptSessions } from '../../server/http/desk-session.ts';

/** The real store on a database of its own, in memory; `onPut` sees every key that is written. */
export function keptInMemory(onPut: (key: string) => void = () => undefined): KeptSessions {
  const store = createSessionsStore(openDatabase(':memory:'));
  return {
    ...store,
    put(key, endsAt) {
      onPut(key);
      store.put(key, endsAt);
    },
  };
}
