import type { Command } from 'commander';
import { join } from 'node:path';

import { startApp, type App, type AppOptions } from '../../app.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openLogFile } from '../../platform/log-file.ts';
import { restoreBetween } from '../../restore-between.ts';
import type { RestoreWish } from '../../services/backup/restore-wish.ts';
import { watchForStalls } from '../../platform/stall-watch.ts';
import { createLogger, type Logger } from '../../platform/logger.ts';
import { createAsk } from '../ask.ts';
import { attendance, beginAgain } from '../begin-again.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { openDemoAccounts, type DemoAccounts } from '../demo/demo-accounts.ts';
import { openDemo } from '../demo/open-demo.ts';
import { EXIT } from '../exit-codes.ts';
import { logFile } from '../offline.ts';
import { watchProcess, type ProcessWatch } from '../process-watch.ts';
import { announceToPerson, announceToProgram, tellOfTheWay } from '../ready-lines.ts';
import type { Shell } from '../shell.ts';

type ServeOptions = PlaceOptions & { json?: boolean; headless?: boolean };

/** Stopping takes milliseconds; a stop that hangs must still end within the promised three seconds (spec §2). */
const STOP_MS = 2_800;
/** Nobody waits for the process to end before a restore, and ending it would leave the phone alone. */
const STOP_FOR_RESTORE_MS = 60_000;
/** A call whose sound goes through here may come to its end before everything is restored (spec §2). */
const CALM_MS = 30_000;

export function serveCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'serve',
    summary: 'open both doors and answer until stopped (Ctrl-C or SIGTERM)',
    examples: ['serve', 'serve --demo', 'serve --json --data-dir /srv/linekeeper'],
  })
    .option('--json', 'print one line of JSON when both doors answer')
    .option('--headless', 'without a window, which is how `serve` always runs')
    .action(async (options: ServeOptions) => finish(await serve(shell, options)));
}

/** What one start after the other is given anew. */
type Serve = { shell: Shell; options: ServeOptions; log: Logger; watch: ProcessWatch; isLast: boolean };
type Ending = number | { wish: RestoreWish; ports: Ports };
type Ports = { webhookPort: number; deskPort: number };

async function serve(shell: Shell, options: ServeOptions): Promise<number> {
  const { dataDir } = findAll(shell, options);
  const log = createLogger(openLogFile({ file: logFile(dataDir) }));
  const stalls = watchForStalls(logFile(dataDir));
  const watch = watchProcess((error) => log.fault('process', error));
  const { isAttended, isLast } = attendance(shell.env);
  if (isAttended) process.once('disconnect', watch.stop).channel?.unref();
  let code: number;
  try {
    code = await serveAgainAndAgain({ shell, options, log, watch, isLast });
  } finally {
    stalls.stop();
    watch.release();
    log.close();
  }
  return code === EXIT.failed && !isAttended ? beginAgain() : code;
}

/** Between two starts nothing is open: that is when a backup takes the place of what is there. */
async function serveAgainAndAgain(given: Serve): Promise<number> {
  const { shell, options, log, watch } = given;
  let ports: Ports | undefined;
  for (;;) {
    const ending = await serveOnce(given, ports);
    if (typeof ending === 'number') return ending;
    const { config, dataDir } = findAll(shell, options);
    const where = { config, dataDir, resourcesDir: join(shell.root, 'resources'), demo: options.demo ?? false };
    await restoreBetween(ending.wish, { ...where, now: shell.now, log });
    const asked = await Promise.race([watch.ended, Promise.resolve(null)]);
    if (asked !== null) return asked;
    ports = ending.ports;
  }
}

function findAll(shell: Shell, { demo = false, dataDir }: ServeOptions): ReturnType<typeof loadConfig> {
  return loadConfig({ cwd: shell.cwd, env: shell.env, demo, dataDir });
}

async function serveOnce({ shell, options, log, watch, isLast }: Serve, ports?: Ports): Promise<Ending> {
  const demo = options.demo ?? false;
  const found = findAll(shell, options);
  // A page that waits for its restore asks where it asked before, whatever port that was.
  const asked = ports ? { ...found.config, doors: { ...found.config.doors, ...ports } } : found.config;
  const accounts = demo ? await openDemoAccounts(asked) : null;
  const wished = Promise.withResolvers<RestoreWish>();
  const app = await start(shell, {
    config: accounts?.config ?? asked,
    dataDir: found.dataDir,
    demo,
    log,
    // When that did not help it, rings are answered at least.
    onBroken: isLast ? undefined : watch.fail,
    onRestore: wished.resolve,
    ...(accounts && { network: accounts.network }),
  }).catch(async (error: unknown) => {
    // As long as they listen, the program would not end.
    await accounts?.close();
    throw error;
  });
  const ended = Promise.race([watch.ended, wished.promise]);
  return untilStopped(shell, { app, accounts, log, json: options.json ?? false, ended });
}

type Start = Pick<AppOptions, 'config' | 'dataDir' | 'log' | 'network' | 'onBroken' | 'onRestore'> & { demo: boolean };

async function start(shell: Shell, options: Start): Promise<App> {
  try {
    const resourcesDir = join(shell.root, 'resources');
    const desk = { windowDir: join(shell.root, 'out', 'renderer') };
    return await startApp({ ...options, resourcesDir, desk, version: shell.version });
  } catch (error) {
    options.log.fault('start', error);
    throw error;
  }
}

type Serving = {
  app: App;
  accounts: DemoAccounts | null;
  log: Logger;
  json: boolean;
  ended: Promise<number | RestoreWish>;
};

async function untilStopped(shell: Shell, { app, accounts, log, json, ended }: Serving): Promise<Ending> {
  if (json) announceToProgram(shell, app);
  else {
    const status = await createAsk(app.execute)('status.get', {});
    announceToPerson(shell, app, status);
    tellOfTheWay(shell, app, status.tunnel);
  }
  const sample = accounts ? openDemo({ shell, app, accounts, log }) : undefined;
  const why = await ended;
  const isRestore = typeof why !== 'number';
  if (isRestore) await app.calm(CALM_MS);
  const patienceMs = isRestore ? STOP_FOR_RESTORE_MS : STOP_MS;
  const impatient = setTimeout(() => process.exit(isRestore ? EXIT.failed : why), patienceMs).unref();
  await sample?.stop();
  await app.stop();
  clearTimeout(impatient);
  const ports = { webhookPort: portOf(app.webhookUrl), deskPort: portOf(app.deskUrl) };
  return isRestore ? { wish: why, ports } : why;
}

function portOf(url: string | null): number {
  return url === null ? 0 : Number(new URL(url).port);
}
