import type { UpdateRecord } from './update-record.ts';
import type { Install, Updater } from './updater.ts';

type Deps = {
  /** Asked for at the first look. */
  updater: () => Promise<Updater>;
  isWanted: () => boolean;
  /** Whether this build is signed: what is not may be told of, and is never installed by itself (reliability.md §1.3). */
  isSigned: boolean;
  /** Nobody is on the phone and the shop is closed. */
  mayInterrupt: () => Promise<boolean>;
  /** A newer version that the owner has to see to: to fetch by hand, or to make room for. */
  onFound: (version: string) => void;
  /** Stops the program in order and lets `install` end it. */
  quitFor: (install: Install) => Promise<void>;
  record: UpdateRecord;
  /** Milliseconds, never back. */
  now: () => number;
  report: (error: unknown) => void;
};

export type Updates = {
  /** To be called now and then: looks once a day, and installs at the first quiet moment after. */
  review: () => Promise<void>;
  /** The owner ends the program: what puts the fetched version in place without starting it, or null. */
  atQuit: () => Install | null;
};

const DAY_MS = 86_400_000;
/** After the first failure, such as a network that comes up later than we do; each further one doubles it. */
const RETRY_MS = 10 * 60_000;
/** A computer that is switched off at night has no quiet moment while it is on: then its owner is told. */
const WAITED_MS = 3 * DAY_MS;

/** Looks for a newer Linekeeper, and never cuts a call for it. No network and no release are no fault. */
export function createUpdates(deps: Deps): Updates {
  const { isWanted, isSigned, mayInterrupt, onFound, quitFor, record, now, report } = deps;
  let nextLook = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let ready: { version: string; updater: Updater } | null = null;

  function tell(version: string): void {
    if (record.tells(version)) onFound(version);
  }

  async function look(): Promise<void> {
    nextLook = now() + Math.min(RETRY_MS * 2 ** failures, DAY_MS);
    failures += 1;
    const updater = await deps.updater();
    const version = await updater.find();
    if (version !== null) {
      record.found(version);
      if (!isSigned || record.failed() === version) tell(version);
      else if (ready?.version !== version) {
        ready = null;
        await updater.fetch();
        ready = { version, updater };
      }
    }
    failures = 0;
    nextLook = now() + DAY_MS;
  }

  /** What is noted first is what keeps a version that does not take over from being tried all night. */
  function take(restarts: boolean): Install | null {
    if (ready === null) return null;
    const { version, updater } = ready;
    ready = null;
    record.tries(version, restarts);
    return () => updater.install(restarts);
  }

  async function step(): Promise<void> {
    if (!isWanted()) {
      // Whoever switches looking off and on again asks for it anew.
      record.forgive();
      nextLook = Number.NEGATIVE_INFINITY;
      return;
    }
    if (now() >= nextLook) await look();
    if (ready === null) return;
    if (await mayInterrupt()) {
      const install = take(true);
      if (install) await quitFor(install);
    } else if (record.found(ready.version) >= WAITED_MS) tell(ready.version);
  }

  return {
    review: oneAtATime(step, report),
    atQuit() {
      try {
        return isWanted() ? take(false) : null;
      } catch (error) {
        report(error);
        return null;
      }
    },
  };
}

/** Does nothing while it is still at it; what fails is reported. */
function oneAtATime(work: () => Promise<void>, report: (error: unknown) => void): () => Promise<void> {
  let isBusy = false;
  return async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await work();
    } catch (error) {
      report(error);
    } finally {
      isBusy = false;
    }
  };
}
