import type { App } from '../server/app.ts';
import { toAppMenu } from './app-menu.ts';
import type { Desk } from './desk.ts';
import { endWithBox } from './end-with-box.ts';
import { watchFaults } from './fault-watch.ts';
import { readFlags } from './flags.ts';
import { watchPower } from './power.ts';
import type { Shell } from './given.ts';
import type { Shutdown } from './shutdown.ts';
import { followBuilds } from './starter.ts';

type Deps = {
  given: Shell;
  desk: Desk;
  shutdown: Shutdown;
  /** The owner wants to quit. */
  quit: () => void;
  /** Null while there is none. */
  app: () => App | null;
};

/** What the system, its owner and its other programs tell us: to show ourselves, that it slept, that it is to end. */
export function listenToSystem({ given, desk: { window, words }, shutdown, quit, app }: Deps): void {
  const { electron, machine, flags, log } = given;
  const { Menu } = electron;
  electron.app.on('window-all-closed', () => undefined); // Electron's own answer would be to quit
  electron.app.on('activate', () => window.show());
  electron.app.on('second-instance', (_event, argv) => {
    if (!readFlags(argv).hidden) window.show();
  });
  // Such as the one that draws: Chromium starts it again by itself.
  electron.app.on('child-process-gone', (_event, { type, reason }) => {
    log.event('process.gone', { kind: type, state: reason });
  });
  electron.app.on('before-quit', shutdown.holdQuit);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) machine.on(signal, () => void shutdown.quit('system'));
  followBuilds({ machine, reload: window.reload });
  watchPower({
    powerMonitor: electron.powerMonitor,
    onWake: () => app()?.tunnel.woke(),
    onShutdown: () => void shutdown.quit('power-off'),
    log: (what) => log.event('power', { kind: what }),
  });
  watchFaults({
    ...{ machine, faultsAt: flags.faultsAt, app: electron.app, isShown: window.isShown, now: Date.now },
    report: (error) => log.fault('process', error),
    quit: (last) => shutdown.quit('fault', last),
    onGivingUp: () => endWithBox({ electron, title: words.faultTooOften, content: words.faultTooOftenMore }),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(toAppMenu({ platform: machine.platform, quit, words })));
}
