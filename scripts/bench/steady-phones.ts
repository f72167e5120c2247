import { once } from 'node:events';
import { readFileSync } from 'node:fs';

import { SIZES } from './directories.ts';
import { numberOf } from './people.ts';
import { BENCH_SECRETS } from './shop.ts';

/**
 * Fifty phones ring a second, whether or not earlier ones are answered: `URL` of the webhook door. A line on standard
 * input ends it and is answered with how long each took, in milliseconds, the quickest first; without the time in which
 * this process was ready to run and other makers of load had its core.
 */
const RINGS_A_SECOND = 50;
const [url = ''] = process.argv.slice(2);
const open = new Set<Promise<void>>();
const taken: number[] = [];

/** Milliseconds (second field of schedstat, nanoseconds). */
function waitedForProcessor(): number {
  if (process.platform !== 'linux') return 0;
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
}

async function ringOnce(): Promise<void> {
  const [began, waited] = [performance.now(), waitedForProcessor()];
  const caller = Math.floor(Math.random() * SIZES['1k'].callers);
  const response = await fetch(`${url}/webhook/personalize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linekeeper-secret': BENCH_SECRETS.initiation },
    body: JSON.stringify({ caller_id: numberOf(caller), agent_id: 'agent_bench' }),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`A ring was answered with ${response.status}.`);
  taken.push(performance.now() - began - (waitedForProcessor() - waited));
}

const timer = setInterval(() => {
  const ring = ringOnce().finally(() => open.delete(ring));
  open.add(ring);
}, 1000 / RINGS_A_SECOND);
process.stdout.write('"ringing"\n');
await once(process.stdin, 'data');
clearInterval(timer);
await Promise.all(open);
taken.sort((one, other) => one - other);
process.stdout.write(`${JSON.stringify(taken)}\n`);
