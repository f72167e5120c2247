import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { startApp } from '../../server/app.ts';
import { readConfig } from '../../server/platform/config.ts';
import { openLogFile } from '../../server/platform/log-file.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { createReadings, ownTime } from './own-time.ts';
import { BENCH_SHOP } from './shop.ts';

/**
 * The whole program, measuring how late its own event loop is: `DIR`. For each line on standard input it prints the
 * worst lateness since the last one, in milliseconds: `own` is without what others had of the processor.
 */
const EVERY_MS = 2;
const [dataDir = ''] = process.argv.slice(2);
const log = createLogger(openLogFile({ file: join(dataDir, 'logs', 'linekeeper.log') }));
const resourcesDir = join(import.meta.dirname, '..', '..', 'resources');
const options = { config: readConfig(BENCH_SHOP), dataDir, resourcesDir, version: '0.0.0-bench', demo: false, log };
const app = await startApp({ ...options, desk: { windowDir: join(resourcesDir, '..', 'out', 'renderer') } });

const read = createReadings();
let worst = { whole: 0, own: 0 };
let last = read();
const probe = setInterval(() => {
  const here = read();
  worst.whole = Math.max(worst.whole, here.at - last.at - EVERY_MS);
  worst.own = Math.max(worst.own, ownTime(last, here) - EVERY_MS);
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
