import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { availabilitySpeed } from '../../test/support/front-desk/availability-speed.ts';
import { answerSpeed, type Effort } from './answer-speed.ts';
import { bridgeSpeed, type BridgeEffort } from './bridge-speed.ts';
import { forgetDirectories, seededDirectory, type SizeName } from './directories.ts';
import { groupCommit } from './group-commit.ts';
import { loadMaker } from './load.ts';
import { loopLag } from './loop-lag.ts';
import { LOAD_CORE, pinSelf } from './processes.ts';
import { medianQuotient } from './rounds.ts';
import { startUps } from './start-up.ts';
import { steadyMemory } from './steady-memory.ts';
import { passes, toTable, type Gate } from './table.ts';

const USAGE = `npm run bench -- [--quick] [--fresh] | bridge | memory
  --quick  without the million callers, and shorter
  --fresh  throw the invented callers of earlier runs away
  bridge   calls by voice only
  memory   the receptionist set instead: what is remembered, not how fast`;

type Extent = { sizes: SizeName[]; effort: Effort; postCalls: number; starts: SizeName[]; bridge: BridgeEffort };

const WHOLE: Extent = {
  sizes: ['1k', '100k', '1M', '1k-once', '1k-often'],
  effort: { rounds: 7, seconds: 1, warmRequests: 25_000 },
  postCalls: 10_000,
  starts: ['1k', '100k', '1M'],
  bridge: { rounds: 3, seconds: 4 },
};
const QUICK: Extent = {
  sizes: ['1k', '100k', '1k-once', '1k-often'],
  effort: { rounds: 3, seconds: 1, warmRequests: 15_000 },
  postCalls: 1_000,
  starts: ['1k', '100k'],
  bridge: { rounds: 1, seconds: 2 },
};

/** Five years of a shop of twenty people. */
const AVAILABILITY = { old: 200_000, rounds: 15 };

/** Every promise of reliability.md §4.3 that needs no other program; the peer is not there. */
async function bench(extent: Extent): Promise<boolean> {
  const { sizes, effort, postCalls, starts, bridge } = extent;
  for (const size of sizes) seededDirectory(size);
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'linekeeper-bench-'));
  try {
    // What was just invented is on its way to the disk still.
    spawnSync('sync');
    const started = await say('start', () => startUps(starts, 10));
    const { rows, gates } = await say('answers', () => answerSpeed(sizes, effort, folder));
    const committed = await say('group commit', () => groupCommit(11));
    const memory = await say('memory', steadyMemory);
    const lag = await say('lag', () => loopLag(postCalls));
    const free = await say('free times', () => Promise.resolve(availabilitySpeed(AVAILABILITY)));
    const { gates: bridged, ...voices } = await say('bridge', () => bridgeSpeed(bridge));
    const all: Gate[] = [
      ...gates,
      ...bridged,
      {
        name: 'post-call: group commit ÷ commit each',
        value: medianQuotient(committed.grouped, committed.single),
        atLeast: 2,
      },
      { name: `event loop late, learning ${postCalls} calls`, value: lag.own, atMost: 50, unit: ' ms' },
      { name: 'free times, 20 people × 60 days', value: free.fresh, atMost: 20, unit: ' ms' },
      { name: 'free times, 200k old appointments ÷ none', value: free.aged / free.fresh, atMost: 1.2 },
      { name: memoryOf(memory), value: memory.late.bytes / memory.early.bytes, atMost: 1.15 },
      ...startGates(started),
    ];
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(`${toTable(rows, all)}\n\n${loadMaker}, ${seconds} s, load ${loadavg()[0]?.toFixed(1)}\n`);
    write({
      seconds,
      cores: availableParallelism(),
      loadMaker,
      rows,
      gates: all,
      lag,
      committed,
      memory,
      free,
      voices,
    });
    return all.every(passes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchBridge({ bridge }: Extent): Promise<boolean> {
  seededDirectory('1k');
  const { gates, ...voices } = await say('bridge', () => bridgeSpeed(bridge));
  process.stdout.write(`${toTable([], gates)}\n\nload ${loadavg()[0]?.toFixed(1)}\n`);
  process.stderr.write(`${JSON.stringify(voices)}\n`);
  return gates.every(passes);
}

/** The best of all starts, and how the most callers compare with the fewest. */
function startGates(started: ReadonlyMap<SizeName, readonly number[]>): Gate[] {
  const best = Math.min(...(started.get('100k') ?? []));
  const [size, most] = [...started].at(-1) ?? ['1k', []];
  return [
    { name: 'start to both doors, 100k callers', value: best, atMost: 500, unit: ' ms' },
    { name: `start, ${size} ÷ 1k callers`, value: medianQuotient(most, started.get('1k') ?? []), atMost: 1.2 },
  ];
}

function memoryOf({ early, late }: Awaited<ReturnType<typeof steadyMemory>>): string {
  return `memory after ${Math.round(late.calls / 1000)}k ÷ ${Math.round(early.calls / 1000)}k calls`;
}

async function say<T>(what: string, work: () => Promise<T>): Promise<T> {
  process.stderr.write(`${what} …\n`);
  return work();
}

function write(result: object): void {
  const folder = join(import.meta.dirname, '..', '..', 'bench-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
}

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' }, fresh: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
if (values.help || positionals.some((name) => name !== 'memory' && name !== 'bridge'))
  process.stdout.write(`${USAGE}\n`);
else if (positionals[0] === 'memory') process.exitCode = (await (await import('./memory.ts')).benchMemory()) ? 0 : 1;
else {
  pinSelf(LOAD_CORE);
  if (values.fresh) forgetDirectories();
  const extent = values.quick ? QUICK : WHOLE;
  process.exitCode = (await (positionals[0] === 'bridge' ? benchBridge(extent) : bench(extent))) ? 0 : 1;
}
