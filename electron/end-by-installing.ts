import type { After } from './after.ts';
import type { Install } from './updater.ts';

type Ending = {
  install: Install;
  app: { relaunch: () => void; exit: (code: number) => void };
  after: After;
  /** Has somebody else see to it that a Linekeeper runs when this process is gone. */
  watch: () => void;
};

/** Squirrel ends this process within moments. */
const TAKEN_OVER_MS = 15_000;

/** The last act before a newer version; where that does not come about, the old one goes on answering the phone. */
export function endByInstalling({ install, app, after, watch }: Ending): void {
  let isOver = false;
  const end = (isInstalling: boolean): void => {
    if (isOver) return;
    isOver = true;
    if (!isInstalling) app.relaunch();
    app.exit(isInstalling ? 0 : 1);
  };
  const goOn = (): void => end(false);
  after(TAKEN_OVER_MS, goOn);
  try {
    watch();
    install().then(() => end(true), goOn);
  } catch {
    goOn();
  }
}
