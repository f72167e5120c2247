import { AppError } from '#contract/errors.ts';

import type { AppOptions } from '../server/app.ts';
import { createLogger } from '../server/platform/logger.ts';
import { openLogFile } from '../server/platform/log-file.ts';
import type { ElectronParts, Machine } from './electron-parts.ts';
import { endWithBox } from './end-with-box.ts';
import { readFlags } from './flags.ts';
import { findPlace } from './place.ts';
import { runShell } from './shell.ts';
import { sentenceFor } from './start-failure.ts';
import { tellStarter } from './starter.ts';
import { registerWindowScheme } from './window-scheme.ts';
import { wordsFor } from './words.ts';

export type Desktop = {
  electron: ElectronParts;
  machine: Machine;
  /** Linekeeper's own folder, with package.json and resources/; the archive, where it is installed. */
  root: string;
  /** Where public addresses lead; only tests, which ask nobody outside, say otherwise than the system. */
  network?: AppOptions['network'];
};

/**
 * The program on a desk. What must be said before Electron is ready is said before anything is waited for; a second
 * start for the same data directory ends here, and the first one shows its window (reliability F9).
 */
export async function startDesktop({ electron, machine, root, network }: Desktop): Promise<void> {
  const { app } = electron;
  registerWindowScheme(electron.protocol);
  try {
    const flags = readFlags(machine.argv);
    const place = findPlace({ app, machine, flags, root });
    if (!app.requestSingleInstanceLock()) return app.exit(0);
    const log = createLogger(openLogFile({ file: place.logFile }));
    // Windows shows notifications only of programs it knows by this name; the installer writes the same.
    app.setAppUserModelId('app.linekeeper.desktop');
    await app.whenReady();
    tellStarter(machine);
    // Given by hand, by ELECTRON_DISABLE_SANDBOX, or by an AppImage's launcher where the system allows no sandbox.
    if (app.commandLine.hasSwitch('no-sandbox')) throw new AppError('unavailable', wordsFor(app.getLocale()).noSandbox);
    await runShell({ electron, machine, root, network, flags, place, log });
  } catch (error) {
    const words = wordsFor(app.getLocale());
    tellStarter(machine);
    endWithBox({ electron, title: words.cannotStart, content: sentenceFor(error, words) });
  }
}
