import type { Command } from 'commander';
import { join } from 'node:path';

import { startApp, type App, type AppOptions } from '../../app.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openLogFile } from '../../platform/log-file.ts';
import { watchForStalls } from '../../platform/stall-watch.ts';
import { createLogger, type Logger } from '../../platform/logger.ts';
import { createAsk } from '../ask.ts';
import { attendance, beginAgain } from '../begin-again.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { openDemoAccounts, type DemoAccounts } from '../demo/demo-accounts.ts';
import { openDemo } from '../demo/open-demo.ts';
import { EXIT } from '../exit-codes.ts';
import { logFile } from '../offline.ts';
import { watchProcess } from '../process-watch.ts';
import { announceToPerson, announceToProgram, tellOfTheWay } from '../ready-lines.ts';
import type { Shell } from '../shell.ts';

type ServeOptions = PlaceOptions & { json?: boolean; headless?: boolean };

/** Stopping takes milliseconds; a stop that hangs must still end within the promised three seconds (spec §2). */
const STOP_MS = 2_800;

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

async function serve(shell: Shell, options: ServeOptions): Promise<number> {
  const demo = options.demo ?? false;
  const found = loadConfig({ cwd: shell.cwd, env: shell.env, demo, dataDir: options.dataDir });
  const accounts = demo ? await openDemoAccounts(found.config) : null;
  const config = accounts?.config ?? found.config;
  const log = createLogger(openLogFile({ file: logFile(found.dataDir) }));
  const stalls = watchForStalls(logFile(found.dataDir));
  const watch = watchProcess((error) => log.fault('process', error));
  const { isAttended, isLast } = attendance(shell.env);
  if (isAttended) process.once('disconnect', watch.stop).channel?.unref();
  let code: number;
  try {
    const app = await start(shell, {
      config,
      dataDir: found.dataDir,
      demo,
      log,
      // When that did not help it, rings are answered at least.
      onBroken: isLast ? undefined : watch.fail,
      ...(accounts && { network: accounts.network }),
    }).catch(async (error: unknown) => {
      // As long as they listen, the program would not end.
      await accounts?.close();
      throw error;
    });
    code = await untilStopped(shell, { app, accounts, log, json: options.json ?? false, ended: watch.ended });
  } finally {
    stalls.stop();
    watch.release();
    log.close();
  }
  return code === EXIT.failed && !isAttended ? beginAgain() : code;
}

type Start = Pick<AppOptions, 'config' | 'dataDir' | 'log' | 'network' | 'onBroken'> & { demo: boolean };

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

type Serving = { app: App; accounts: DemoAccounts | null; log: Logger; json: boolean; ended: Promise<number> };

async function untilStopped(shell: Shell, { app, accounts, log, json, ended }: Serving): Promise<number> {
  if (json) announceToProgram(shell, app);
  else {
    const status = await createAsk(app.execute)('status.get', {});
    announceToPerson(shell, app, status);
    tellOfTheWay(shell, app, status.tunnel);
  }
  const sample = accounts ? openDemo({ shell, app, accounts, log }) : undefined;
  const code = await ended;
  const impatient = setTimeout(() => process.exit(code), STOP_MS).unref();
  await sample?.stop();
  await app.stop();
  clearTimeout(impatient);
  return code;
}
