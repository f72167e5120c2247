import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { startApp } from '../../server/app.ts';
import { readConfig } from '../../server/platform/config.ts';
import { openLogFile } from '../../server/platform/log-file.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { BENCH_SHOP } from './shop.ts';

/**
 * The whole program, measuring how late its own event loop is: `DIR`. For each line on standard input it prints the
 * worst lateness since the last one, in milliseconds: `own` is without the time another program had the processor.
 */
const EVERY_MS = 2;
const [dataDir = ''] = process.argv.slice(2);
const log = createLogger(openLogFile({ file: join(dataDir, 'logs', 'linekeeper.log') }));
const resourcesDir = join(import.meta.dirname, '..', '..', 'resources');
const options = { config: readConfig(BENCH_SHOP), dataDir, resourcesDir, version: '0.0.0-bench', demo: false, log };
const app = await startApp({ ...options, desk: { windowDir: join(resourcesDir, '..', 'out', 'renderer') } });

/** Milliseconds the main thread was ready to run and was not let (second field of schedstat, nanoseconds). */
function waitedForProcessor(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
}

let worst = { whole: 0, own: 0 };
let last = { at: performance.now(), waited: waitedForProcessor() };
const probe = setInterval(() => {
  const here = { at: performance.now(), waited: waitedForProcessor() };
  const whole = here.at - last.at - EVERY_MS;
  worst.whole = Math.max(worst.whole, whole);
  worst.own = Math.max(worst.own, whole - (here.waited - last.waited));
  last = here;
}, EVERY_MS);

process.once('SIGTERM', () => {
  clearInterval(probe);
  void app.stop().then(() => process.exit(0));
});
createInterface({ input: process.stdin }).on('line', () => {
  process.stdout.write(`${JSON.stringify(worst)}\n`);
  worst = { whole: 0, own: 0 };
});
process.stdout.write(`${JSON.stringify({ webhookUrl: app.webhookUrl, deskUrl: app.deskUrl, pid: process.pid })}\n`);
