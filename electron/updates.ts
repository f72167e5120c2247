import type { After } from './after.ts';
import type { Updater } from './updater.ts';

type Deps = {
  /** Asked for at the first look. */
  updater: () => Promise<Updater>;
  isWanted: () => boolean;
  /** Whether this build is signed: what is not may be told of, and is never installed by itself (reliability.md §1.3). */
  isSigned: boolean;
  /** Nobody is on the phone and the shop is closed. */
  mayInterrupt: () => Promise<boolean>;
  /** A newer version that the owner has to fetch by hand. Told once for each. */
  onFound: (version: string) => void;
  /** Stops the program in order and lets `install` end it. */
  quitFor: (install: () => void) => Promise<void>;
  now: () => number;
  report: (error: unknown) => void;
};

export type Updates = {
  /** To be called now and then: looks once a day, and installs at the first quiet moment after. */
  review: () => Promise<void>;
};

const DAY_MS = 86_400_000;

/** Looks for a newer Linekeeper, and never cuts a call for it. No network and no release are no fault. */
export function createUpdates(deps: Deps): Updates {
  const { isWanted, isSigned, mayInterrupt, onFound, quitFor, now, report } = deps;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let toldOf: string | null = null;
  let fetched: Updater | null = null;
  let isBusy = false;

  async function look(): Promise<void> {
    lookedAt = now();
    const updater = await deps.updater();
    const version = await updater.find();
    if (version === null) return;
    if (isSigned) {
      await updater.fetch();
      fetched = updater;
    } else if (toldOf !== version) {
      toldOf = version;
      onFound(version);
    }
  }

  async function step(): Promise<void> {
    if (!isWanted()) return;
    if (fetched === null && now() - lookedAt >= DAY_MS) await look();
    const ready = fetched;
    if (ready !== null && (await mayInterrupt())) await quitFor(() => ready.install());
  }

  return {
    async review() {
      if (isBusy) return;
      isBusy = true;
      try {
        await step();
      } catch (error) {
        report(error);
      } finally {
        isBusy = false;
      }
    },
  };
}

type Ending = {
  install: () => void;
  app: { relaunch: () => void; exit: (code: number) => void };
  after: After;
};

/** An installer that takes over ends this process within moments. */
const TAKEN_OVER_MS = 15_000;

/** The last act before a newer version; where that does not come about, the old one goes on answering the phone. */
export function endByInstalling({ install, app, after }: Ending): void {
  const goOn = (): void => {
    app.relaunch();
    app.exit(1);
  };
  try {
    after(TAKEN_OVER_MS, goOn);
    install();
  } catch {
    goOn();
  }
}
