import type { Host, HostState } from '#contract/host.ts';

import type { App } from '../server/app.ts';
import { createAsk } from '../server/cli/ask.ts';
import { watchForStalls } from '../server/platform/stall-watch.ts';
import { after } from './after.ts';
import { attend, type Attendance } from './attend.ts';
import { createDemoChange, toDemoRelaunch } from './demo-change.ts';
import { layOut, type Desk } from './desk.ts';
import type { Shell } from './given.ts';
import { endWithBox } from './end-with-box.ts';
import { createHost } from './host.ts';
import { connectIpc } from './ipc.ts';
import { createJsonLines, type JsonLines } from './json-lines.ts';
import type { UsableKey } from './key-dialogs.ts';
import { listenToSystem } from './listen.ts';
import { askAboutLogin } from './login-question.ts';
import { openNotifications } from './notify-desk.ts';
import { obtainKey } from './obtain-key.ts';
import { refusePermissions } from './permissions.ts';
import { endByRestoring, patienceToRestore, type RestoreWish } from './restore-ending.ts';
import { startServer, type Serving } from './server.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { sentenceFor } from './start-failure.ts';
import { openTray, type TrayDesk } from './tray-desk.ts';
import { endAsAsked, endForUpdate } from './update-ending.ts';
import { openUpdateRecord, type UpdateRecord } from './update-record.ts';
import type { Install } from './updater.ts';
import { createWindowAudio } from './window-audio.ts';
import { createWindowFiles } from './window-files.ts';
import { serveWindow } from './window-scheme.ts';

/** What comes to be while the program starts, and is taken away in order when it ends. */
type Standing = {
  desk: Desk;
  tray: TrayDesk;
  shutdown: Shutdown;
  /** As the owner wishes; where something typed is not saved, the owner is asked. `last` as in the shutdown. */
  quit: (last?: () => void) => void;
  serving: Promise<Serving> | null;
  app: App | null;
  keyIn: HostState['keyIn'] | null;
  lines: JsonLines;
  record: UpdateRecord;
  /** What the owner's own quitting puts in place. */
  atQuit: () => Install | null;
  /** In the order in which they are stopped, before the server. */
  stops: (() => void)[];
  /** The window stays to the end, and says what goes on. */
  isRestoring: boolean;
  /** A choice for this computer was changed, in the menu or in the window. */
  onChoice: () => void;
};

/** Everything after Electron is ready. What fails on the way is logged, then all is stopped, and only then is it said. */
export async function runShell(given: Shell): Promise<void> {
  const { electron, log } = given;
  const standing = stand(given);
  try {
    await begin(given, standing);
  } catch (error) {
    log.fault('start', error);
    const { words } = standing.desk;
    const said = { title: words.cannotStart, content: sentenceFor(error, words) };
    await standing.shutdown.quit('failed-start', () => endWithBox({ electron, ...said }));
  }
}

/** One line per concern. Throws AppError where the server cannot start. */
async function begin(given: Shell, standing: Standing): Promise<void> {
  const { electron, flags, place, log } = given;
  const { desk, shutdown } = standing;

  refusePermissions(electron.session.defaultSession);
  const files = createWindowFiles({ windowDir: place.windowDir, notice: desk.notices.current });
  const audio = createWindowAudio({ app: () => standing.app });
  serveWindow(electron.protocol, async (request) => audio(request) ?? files(request));
  listenToSystem({ given, desk, shutdown, quit: standing.quit, app: () => standing.app });
  desk.notices.show({ title: desk.words.starting, lines: desk.words.startingLines });
  if (flags.hidden || desk.loginItem.startedUs() || standing.record.startedUs()) electron.app.dock?.hide();
  else desk.window.show();

  const key = await obtainKey(given, { ...desk, onWait: (isWaiting) => tellOfKey(standing, isWaiting) });
  if (shutdown.begun()) return;
  if (!key) return shutdown.quit('failed-start');
  const app = await serve(given, standing, key);
  if (shutdown.begun()) return;
  await key.settle().catch((error: unknown) => log.fault('keychain.settle', error));
  await join(given, standing, app);
  desk.notices.clear();
  standing.lines.ready(app);
}

function tellOfKey({ desk: { words }, tray: { icon } }: Standing, isWaiting: boolean): void {
  if (isWaiting) icon.wait(words.locked, 'callers-affected');
  else icon.wait(words.starting, 'starting');
}

/** Spec §2. */
const CALM_MS = 30_000;

function stand(given: Shell): Standing {
  const { electron, machine, flags, place, log } = given;
  const { dialog } = electron;
  const stalls = watchForStalls(place.logFile);
  const desk = layOut(given, {
    onClosed() {
      if (standing.app === null || flags.demo) return;
      askAboutLogin({ dialog, ...desk }).catch((error: unknown) => log.fault('login-item', error));
    },
    onSessionEnd: () => void shutdown.quit('system'),
  });
  const shutdown = createShutdown({
    app: electron.app,
    steps: () => [
      { name: 'window', run: () => (standing.isRestoring ? undefined : desk.window.destroy()) },
      ...standing.stops.map((run) => ({ name: 'desk', run })),
      { name: 'server', run: async () => (await standing.serving)?.stop() },
      { name: 'tray', run: () => standing.tray.icon.destroy() },
      { name: 'stall-watch', run: stalls.stop },
      { name: 'log', run: () => log.close() },
    ],
    onHeld: () => quit(),
    after,
    report: (where, error) => log.fault(where, error),
  });
  function quit(last?: () => void): void {
    void desk.mayQuit().then((may) => (may ? end(last) : undefined));
  }
  async function end(last?: () => void): Promise<void> {
    // Whoever speaks through this computer may come to the end of it.
    await standing.app?.calm(CALM_MS);
    const install = last || shutdown.begun() ? null : standing.atQuit();
    return shutdown.quit('owner', install ? () => endAsAsked(install, { app: electron.app, machine, after }) : last);
  }
  const tray = openTray({
    ...{ given, desk },
    server: () => standing.app,
    quit: () => quit(),
    onSwitched: () => standing.onChoice(),
  });
  const standing: Standing = {
    ...{ desk, tray, shutdown, quit },
    serving: null,
    app: null,
    record: openUpdateRecord({
      ...{ dataDir: place.dataDir, version: place.version, now: Date.now },
      onFailed: (version) => log.event('update.failed', { version }),
      report: (error) => log.fault('updates', error),
    }),
    atQuit: () => null,
    keyIn: null,
    lines: createJsonLines({ isWanted: flags.json, machine, keyIn: () => standing.keyIn }),
    stops: [],
    isRestoring: false,
    onChoice: () => undefined,
  };
  return standing;
}

async function serve(given: Shell, standing: Standing, { key }: UsableKey): Promise<App> {
  const { machine, flags, place, root, network, log } = given;
  const { desk, shutdown } = standing;
  standing.keyIn = key ? 'keychain' : place.config.secrets.masterKey === undefined ? 'file' : 'environment';
  const host: Host = createHost({
    electron: given.electron,
    ...{ choices: desk.choices, loginItem: desk.loginItem, words: desk.words, key },
    dataDir: place.dataDir,
    keyIn: standing.keyIn,
    isDemo: flags.demo,
    changeDemo: createDemoChange({
      isDemo: flags.demo,
      liveCalls: () => countLive(standing),
      startAgain: (withDemo) => startAgain(given, standing, withDemo),
      after,
    }),
    onChange: () => standing.onChoice(),
  });
  standing.serving = startServer({
    isDemo: flags.demo,
    ...{ machine, place, root, network, log, host },
    masterKey: key,
    onRestore: (wish) => void restore(given, standing, wish),
  });
  try {
    const { app } = await standing.serving;
    if (!shutdown.begun()) standing.app = app;
    return app;
  } catch (error) {
    standing.serving = null;
    throw error;
  }
}

async function countLive({ app }: Standing): Promise<number> {
  return app ? (await createAsk(app.execute)('status.get', {})).condition.liveCalls : 0;
}

function startAgain({ electron, machine, place }: Shell, { quit }: Standing, withDemo: boolean): void {
  quit(() => {
    electron.app.relaunch(toDemoRelaunch({ machine, withDemo, dataDir: place.dataDir }));
    electron.app.exit(0);
  });
}

/** Whoever asked for it is not asked whether what they typed may go: all of it goes. */
async function restore(given: Shell, standing: Standing, wish: RestoreWish): Promise<void> {
  const { desk, shutdown } = standing;
  await standing.app?.calm(CALM_MS);
  standing.isRestoring = true;
  desk.notices.show({ title: desk.words.restoring, lines: desk.words.restoringLines });
  await shutdown.quit('owner', () => void endByRestoring(wish, given), patienceToRestore(given));
}

/** Joins window, tray and this computer's care to the server that now runs. */
async function join(given: Shell, standing: Standing, app: App): Promise<void> {
  const { electron, log } = given;
  const { desk, shutdown, tray } = standing;
  const { ipcMain } = electron;
  const execute: App['execute'] = (...asked) => {
    desk.heardFromPage();
    return app.execute(...asked);
  };
  const disconnect = connectIpc({
    ...{ ipcMain, app: { bus: app.bus, access: app.access, execute } },
    window: desk.window.current,
    onAnswered: standing.lines.answered,
    report: (error) => log.fault('ipc', error),
  });
  const watch = await tray.follow(app);
  const notifications = openNotifications({ given, desk, app });
  const attendance: Attendance = attend({
    ...{ given, app },
    ...{ choices: desk.choices, record: standing.record },
    quitFor: (install) =>
      shutdown.quit('owner', () => endForUpdate(install, { app: electron.app, machine: given.machine, after })),
    onNewVersion(version) {
      log.event('update.found', { version });
      notifications.newer(version);
    },
  });
  standing.atQuit = attendance.atQuit;
  standing.onChoice = (): void => {
    attendance.review();
    watch.refresh();
    app.bus.publish('host.changed', {});
  };
  standing.stops.push(disconnect, () => watch.stop(), notifications.stop, attendance.stop);
}
