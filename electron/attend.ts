import { after } from './after.ts';
import { createAsk, type Ask } from '../server/cli/ask.ts';
import type { App } from '../server/app.ts';
import { createKeepAwake, type KeepAwake } from './keep-awake.ts';
import type { Desk } from './desk.ts';
import type { Shell } from './given.ts';
import { isAnyOpen, isQuiet } from './shop-hours.ts';
import type { UpdateRecord } from './update-record.ts';
import { createUpdates } from './updates.ts';
import { loadUpdater, type Install } from './updater.ts';

type Deps = {
  given: Shell;
  choices: Desk['choices'];
  record: UpdateRecord;
  app: App;
  quitFor: (install: Install) => Promise<void>;
  onNewVersion: (version: string) => void;
};

export type Attendance = {
  /** Something was changed that keeping awake or looking for a newer version depends on. */
  review: () => void;
  /** What the owner's own quitting may put in place: see updates.ts. */
  atQuit: () => Install | null;
  stop: () => void;
};

const ROUND_MS = 60_000;

/** What is looked after as long as the server runs: staying awake in opening hours, and newer versions. */
export function attend({ given, choices, record, app, quitFor, onNewVersion }: Deps): Attendance {
  const { electron, machine, log, place } = given;
  const report = (where: string) => (error: unknown) => log.fault(where, error);
  const ask = createAsk(app.execute);
  const keepAwake = createKeepAwake({
    powerSaveBlocker: electron.powerSaveBlocker,
    isWanted: () => choices.current().keepAwake,
    isOpen: () => isOpen(ask),
  });
  const updates = createUpdates({
    updater: () => loadUpdater({ squirrel: machine.platform === 'darwin' ? electron.autoUpdater : null, after }),
    // A program that is not installed has nobody to fetch a newer one from.
    isWanted: () => choices.current().checkUpdates && electron.app.isPackaged,
    isSigned: place.isSigned,
    mayInterrupt: async () => {
      const { condition } = await ask('status.get', {});
      return condition.liveCalls === 0 && isQuiet(await isOpen(ask), new Date());
    },
    onFound: onNewVersion,
    quitFor,
    record,
    now: () => performance.now(),
    report: report('updates'),
  });
  let cancel = (): void => undefined;

  function round(): void {
    review(keepAwake, report('keep-awake'));
    void updates.review();
    cancel = after(ROUND_MS, round);
  }

  round();
  return {
    review: () => review(keepAwake, report('keep-awake')),
    atQuit: updates.atQuit,
    stop() {
      cancel();
      keepAwake.stop();
    },
  };
}

function review(keepAwake: KeepAwake, report: (error: unknown) => void): void {
  keepAwake.review().catch(report);
}

async function isOpen(ask: Ask): Promise<boolean | null> {
  const { businesses } = await ask('businesses.list', {});
  return isAnyOpen(businesses, new Date().toISOString());
}
