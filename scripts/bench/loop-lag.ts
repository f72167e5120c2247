import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { SIZES, workingCopy } from './directories.ts';
import { deliver, postCallOf } from './post-calls.ts';
import { EVERY_CORE, startServer } from './processes.ts';
import { ringSteadily } from './ring-steadily.ts';
import { BENCH_SECRETS, BENCH_SHOP } from './shop.ts';

/** Milliseconds. `own` leaves out the time in which others had the processor (`ownTime`). */
export type Lag = { whole: number; own: number; learnedPerSecond: number; slowestAnswer: number };
type Ready = { webhookUrl: string; deskUrl: string };

const AT_A_TIME = 8;
const WARM_UP = 100;
const WARM_UP_MS = 2000;

/**
 * The worst lateness of the server's event loop while it learns from that many calls and fifty phones ring a second. With
 * every core: on one, what V8 and SQLite do on threads of their own would be taken from the loop.
 */
export async function loopLag(postCalls: number): Promise<Lag> {
  const directory = workingCopy('1k');
  const args = [...process.execArgv, join(import.meta.dirname, 'server-with-probe.ts'), directory];
  const { ready, ask, stop } = await startServer<Ready>(args, BENCH_SHOP, directory, EVERY_CORE);
  const ringing = await ringSteadily(ready.webhookUrl);
  try {
    await learnAll(ready, WARM_UP, 0); // the first of everything is compiled on the way
    await pause(WARM_UP_MS);
    await ask();
    const began = performance.now();
    await learnAll(ready, postCalls, WARM_UP);
    const seconds = (performance.now() - began) / 1000;
    const { whole, own } = await ask<{ whole: number; own: number }>();
    return { whole, own, learnedPerSecond: postCalls / seconds, slowestAnswer: (await ringing.stop()).at(-1) ?? NaN };
  } finally {
    await ringing.stop();
    await stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Delivers that many post-call events, the first with the number `from`, and waits until all are learned from. */
async function learnAll({ webhookUrl, deskUrl }: Ready, count: number, from: number): Promise<void> {
  let next = from;
  const sender = async (): Promise<void> => {
    for (let nth = next++; nth < from + count; nth = next++)
      await deliver(webhookUrl, postCallOf(nth % SIZES['1k'].callers, nth));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, sender));
  while ((await waiting(deskUrl)) > 0) await pause(250);
}

async function waiting(deskUrl: string): Promise<number> {
  const headers = { authorization: `Bearer ${BENCH_SECRETS.apiToken}` };
  const response = await fetch(new URL('/api/status', deskUrl), { headers });
  const status = (await response.json()) as { database: { inboxWaiting: number } };
  return status.database.inboxWaiting;
}
