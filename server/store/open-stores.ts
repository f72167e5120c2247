import { createAppointmentsStore } from './appointments-store.ts';
import { createAuditStore } from './audit-store.ts';
import { createBusinessesStore } from './businesses-store.ts';
import { createCalendarsStore } from './calendars-store.ts';
import { createCallerSearchStore } from './caller-search-store.ts';
import { createCallListStore } from './call-list-store.ts';
import { createCallSearchStore } from './call-search-store.ts';
import { createCallsStore } from './calls-store.ts';
import { createConnectStore } from './connect-store.ts';
import { createConsentsStore } from './consents-store.ts';
import { createCostsStore } from './costs-store.ts';
import { openDatabase, type Db } from './database.ts';
import { createDeskBookStore } from './desk-book-store.ts';
import { isBusy, isFull } from './disk-fault.ts';
import { createErasuresStore } from './erasures-store.ts';
import { createFactsStore } from './facts-store.ts';
import { createFetchesStore } from './fetches-store.ts';
import { createFileInPlace } from './file-in-place.ts';
import { createGapsStore } from './gaps-store.ts';
import { createInboxStore } from './inbox-store.ts';
import { createLinesStore } from './lines-store.ts';
import { followLiveCalls } from './live-calls.ts';
import { createLogEmptying } from './log-emptying.ts';
import { migrations } from './migrations/index.ts';
import { createNoticesStore } from './notices-store.ts';
import { createNotesStore } from './notes-store.ts';
import { createOccupationsStore } from './occupations-store.ts';
import { createOpenFile } from './open-file.ts';
import { createOutgoingStore } from './outgoing-store.ts';
import { createPassagesStore } from './passages-store.ts';
import { createPeopleStore } from './people-store.ts';
import { createPersonEditsStore } from './person-edits-store.ts';
import { createProviderJobsStore } from './provider-jobs-store.ts';
import { createSearchMerging } from './search-merging.ts';
import { createSessionsStore } from './sessions-store.ts';
import { createReportsStore } from './reports-store.ts';
import { createRetentionStore } from './retention-store.ts';
import { createSettingsStore, readSetting } from './settings-store.ts';
import { createTasksStore } from './tasks-store.ts';
import { createTextsStore } from './texts-store.ts';
import { createTodayStore } from './today-store.ts';
import { createTransactions } from './transactions.ts';
import { createUnusedBytes } from './unused-bytes.ts';
import { createWaitlistStore } from './waitlist-store.ts';
import { createWipesStore } from './wipes-store.ts';
import { createWordsStore } from './words-store.ts';

export type Stores = ReturnType<typeof openStores>;

/**
 * Opens the database and hands out every store; statements are prepared here, once. `inspect` may read the
 * settings and refuse the database by throwing, before anything in it is changed. Throws as `openDatabase`.
 */
export function openStores(
  file: string,
  inspect?: (setting: (key: string) => string | undefined, version: number) => void,
) {
  const db = openDatabase(file, migrations, (found, version) =>
    inspect?.((key) => (version > 0 ? readSetting(found, key) : undefined), version),
  );
  followLiveCalls(db);
  let failedAt: number | null = null;
  let wroteAt = -Infinity;
  let full = (): void => undefined;
  const emptying = createLogEmptying(db, file, () => (failedAt = performance.now()));
  const statements = everyStore(db);
  // Looked at only now: something has been read, so that the write-ahead log exists.
  const inPlace = createFileInPlace(file);
  const bytes = createOpenFile(file);
  const transactions = createTransactions(db, {
    inPlace,
    wrote() {
      wroteAt = performance.now();
      emptying.wrote();
    },
    failed(error) {
      failedAt = performance.now();
      if (isFull(error)) full();
    },
  });
  return {
    ...statements,
    inPlace,
    ...transactions,
    unused: createUnusedBytes(db, { file, bytes, inPlace }),
    /** Milliseconds since something was last written. */
    sinceWrite: (): number => performance.now() - wroteAt,
    /** Whether nobody else holds the right to write just now. Throws when the disk is at fault. */
    mayWrite(): boolean {
      try {
        db.transaction(() => undefined).immediate();
        return true;
      } catch (error) {
        if (isBusy(error)) return false;
        throw error;
      }
    },
    /** Milliseconds since a transaction last failed for the disk's or another program's sake; null for never. */
    sinceFailure(): number | null {
      emptying.look();
      return failedAt === null ? null : performance.now() - failedAt;
    },
    /** Called whenever the disk had no room for what was to be written. */
    whenFull: (listener: () => void): void => void (full = listener),
    schemaVersion: (): number => db.pragma('user_version', { simple: true }) as number,
    /** Before writing that can wait: lets a log that has grown long come to its end. */
    logRoom: (): Promise<void> => emptying.room(),
    /** Empties the write-ahead log, so that nothing erased lives on in it. False while somebody else reads it. */
    checkpoint: (): boolean => emptying.now(),
    ...closing(db, { emptying, bytes }),
  };
}

type Beside = { emptying: { stop: () => void }; bytes: { close: () => void } };

function closing(db: Db, { emptying, bytes }: Beside) {
  function closeAll(): void {
    db.close();
    // Never before: it would take the locks of the database with it.
    bytes.close();
  }
  return {
    close(): void {
      emptying.stop();
      try {
        db.pragma('optimize');
      } catch (error) {
        // Another program is writing: the next one to close tidies up.
        if (!isBusy(error)) throw error;
      } finally {
        closeAll();
      }
    },
    /** For a database that is refused: leaves every byte as it was. */
    closeUntouched(): void {
      emptying.stop();
      closeAll();
    },
  };
}

function everyStore(db: Db) {
  return {
    appointments: createAppointmentsStore(db),
    audit: createAuditStore(db),
    businesses: createBusinessesStore(db),
    calendars: createCalendarsStore(db),
    callerSearch: createCallerSearchStore(db),
    callList: createCallListStore(db),
    callSearch: createCallSearchStore(db),
    calls: createCallsStore(db),
    costs: createCostsStore(db),
    connect: createConnectStore(db),
    consents: createConsentsStore(db),
    deskBook: createDeskBookStore(db),
    notices: createNoticesStore(db),
    erasures: createErasuresStore(db),
    facts: createFactsStore(db),
    fetches: createFetchesStore(db),
    gaps: createGapsStore(db),
    inbox: createInboxStore(db),
    jobs: createProviderJobsStore(db),
    lines: createLinesStore(db),
    mergeSome: createSearchMerging(db),
    notes: createNotesStore(db),
    occupations: createOccupationsStore(db),
    outgoing: createOutgoingStore(db),
    passages: createPassagesStore(db),
    people: createPeopleStore(db),
    personEdits: createPersonEditsStore(db),
    sessions: createSessionsStore(db),
    reports: createReportsStore(db),
    retention: createRetentionStore(db),
    settings: createSettingsStore(db),
    tasks: createTasksStore(db),
    texts: createTextsStore(db),
    today: createTodayStore(db),
    waitlist: createWaitlistStore(db),
    wipes: createWipesStore(db),
    words: createWordsStore(db),
  };
}
