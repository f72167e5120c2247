import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { LOAD_CORE, pinned, processorTime } from './processes.ts';
import { BENCH_SECRETS } from './shop.ts';

/** Times in microseconds. */
export type LoadResult = { requests: number; seconds: number; failures: number; p50: number; p99: number };
export type Measured = LoadResult & { processorMicros: number };

type Load = { url: string; callers: number; connections: number; seconds: number };

/** Which program makes the load. autocannon counts whole milliseconds, so its p50 says little. */
export const loadMaker = spawnSync('wrk', ['-v']).error ? 'autocannon' : 'wrk';

/** Rings with random callers as fast as it goes. Throws when an answer was anything but 200. */
export async function ring({ url, callers, connections, seconds }: Load): Promise<LoadResult> {
  const here = import.meta.dirname;
  const secret = BENCH_SECRETS.initiation;
  const [command, args] =
    loadMaker === 'wrk'
      ? pinned(LOAD_CORE, 'wrk', [
          ...['-t1', `-c${connections}`, `-d${seconds}s`, '-s', join(here, 'callers.lua'), url],
          ...['--', secret, String(callers), String(randomInt(2 ** 31))],
        ])
      : pinned(LOAD_CORE, process.execPath, [
          ...[join(here, 'cannon.mjs'), url, secret, String(callers), String(connections), String(seconds)],
        ]);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = /^RESULT (.*)$/m.exec(await text(child.stdout))?.[1];
  if (line === undefined) throw new Error(`${loadMaker} gave no figures.`);
  const result = JSON.parse(line) as LoadResult;
  if (result.failures > 0) throw new Error(`${result.failures} of ${result.requests} requests failed.`);
  return result;
}

/** The same, and what it cost the server process. */
export async function measure(pid: number, load: Load): Promise<Measured> {
  const before = processorTime(pid);
  const result = await ring(load);
  return { ...result, processorMicros: (processorTime(pid) - before) / result.requests };
}
