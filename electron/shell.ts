import type { App } from '../server/app.ts';
import type { Logger } from '../server/platform/logger.ts';
import { openChoices } from './choices.ts';
import type { ElectronParts, Machine } from './electron-parts.ts';
import type { Flags } from './flags.ts';
import { connectIpc } from './ipc.ts';
import { guardNavigation } from './navigation.ts';
import { refusePermissions } from './permissions.ts';
import type { Place } from './place.ts';
import type { Notice } from './plain-page.ts';
import { startServer } from './server.ts';
import { createShutdown } from './shutdown.ts';
import { followBuilds } from './starter.ts';
import { createWindowFiles } from './window-files.ts';
import { serveWindow } from './window-scheme.ts';
import { createMainWindow, type MainWindow } from './window.ts';
import { wordsFor } from './words.ts';

export type Shell = { electron: ElectronParts; machine: Machine; flags: Flags; place: Place; log: Logger };

/** Everything after Electron is ready, one line per concern. Throws AppError where the server cannot start. */
export async function runShell({ electron, machine, flags, place, log }: Shell): Promise<void> {
  const { app, ipcMain, protocol, session } = electron;
  const words = wordsFor(app.getLocale());
  let notice: Notice | null = { title: words.starting, lines: words.startingLines, language: words.language };
  let server: App | null = null;

  refusePermissions(session.defaultSession);
  serveWindow(protocol, createWindowFiles({ windowDir: place.windowDir, notice: () => notice }));
  const window = openWindow({ electron, place, log });
  const shutdown = createShutdown({
    app,
    steps: () => [
      { name: 'server', run: () => server?.stop() },
      { name: 'window', run: () => window.destroy() },
      { name: 'log', run: () => log.close() },
    ],
    after: (milliseconds, work) => void setTimeout(work, milliseconds).unref(),
    report: (where, error) => log.fault(where, error),
  });
  app.on('window-all-closed', () => undefined); // Electron's own answer would be to quit
  app.on('activate', () => window.show());
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes('--hidden')) window.show();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    void shutdown.quit('owner');
  });
  followBuilds({ machine, reload: () => window.reload() });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) machine.on(signal, () => void shutdown.quit('system'));

  if (!flags.hidden) window.show();
  server = await startServer({ flags, place, log });
  notice = null;
  connectIpc({ ipcMain, window: () => window.current(), app: server, report: (error) => log.fault('ipc', error) });
  window.reload();
  if (flags.json) machine.stdout.write(`${JSON.stringify(toReadyLine(server))}\n`);
}

function openWindow({ electron, place, log }: Pick<Shell, 'electron' | 'place' | 'log'>): MainWindow {
  const { shell } = electron;
  return createMainWindow({
    electron,
    preload: place.preload,
    icon: place.icon,
    choices: openChoices(place),
    guard: ({ webContents }) =>
      guardNavigation({
        contents: webContents,
        openOutside: (address) =>
          void shell.openExternal(address).catch((error: unknown) => log.fault('window.outside', error)),
        onRefused: (what) => log.event('window.refused', { kind: what }),
      }),
    onClosed: () => undefined,
    report: (where, error) => log.fault(where, error),
  });
}

/** As `serve --json` says it (spec §2); the window needs no door. */
function toReadyLine({ webhookUrl, publicUrl }: App) {
  return { event: 'ready', webhookUrl, deskUrl: null, publicUrl, pid: process.pid };
}
