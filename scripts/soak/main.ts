import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { createPretendProviders } from '../../server/pretend/providers.ts';
import { createRandom } from '../../test/receptionist/random.ts';
import { keepBooking, openShop } from './bookers.ts';
import { createCallers } from './callers.ts';
import { ENDINGS, makeTrouble, TROUBLES, type FaultDeps } from './faults.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { whatIsLeft } from './left.ts';
import { keepLooking } from './owner.ts';
import { createProgram, type Sample } from './program.ts';
import { settled, undisturbed, wiped } from './reference.ts';
import { environment, everybody, SECRETS, type Part } from './shop.ts';
import { holds, keptLines, measuredLines, toTable, type Line } from './verdict.ts';
import { createWire } from './wire.ts';

const USAGE = `npm run soak -- [--minutes N] [--seed N] [--keep]
  Everything at once on the built program: people who call, book and are forgotten, an owner who looks, and faults at
  random; then what was acknowledged, learned, booked and forgotten is compared with what lies on the disk.
  --minutes  5 unless told
  --keep     leaves the data directory where it is, to look into
  --seed     the same faults in the same order`;

const TALKERS = 4;
const LEAVERS = 2;
/** The program is not ended after this share of the time, so that its memory can be watched. */
const ENDING_SHARE = 0.5;
const BETWEEN_FAULTS_MS = [8000, 20_000] as const;
const SAMPLE_MS = 1000;

async function soak({ minutes, seed, isKept }: { minutes: number; seed: number; isKept: boolean }): Promise<boolean> {
  const random = createRandom(seed);
  const ledger = createLedger();
  const providers = await createPretendProviders({ elevenLabs: { key: SECRETS.elevenLabs } });
  const { faults, url } = providers.elevenLabs;
  const env = environment(url);
  const dataDir = mkdtempSync(join(tmpdir(), 'linekeeper-soak-'));
  const program = createProgram({ dataDir, env });
  const wire = createWire(program);
  const samples: Sample[] = [];
  const sampling = setInterval(() => {
    const sample = program.sample();
    if (sample) samples.push(sample);
  }, SAMPLE_MS);
  try {
    await program.start();
    const stop = new AbortController();
    const provider = {
      fail: (fault: Parameters<FaultDeps['provider']['fail']>[0]) => faults.add({ path: /./, fault }),
      heal: () => faults.clear(),
    };
    const load = await everythingAtOnce({ program, wire, ledger, random, provider }, stop.signal);
    await trouble({ program, wire, ledger, random, provider }, minutes * 60_000);
    stop.abort();
    await Promise.all(load);
    const isSettled = await settled(wire, 1_800_000);
    // The minute that an owner's evening has. Whether it was done shows in the file.
    await wiped(wire, 60_000);
    clearInterval(sampling);
    const code = await program.end('SIGTERM');
    if (!isSettled || code !== 0) ledger.wrong.push(`It did not come to rest, or ended with ${code ?? 'a signal'}.`);
    process.stderr.write('Once more without any fault, to compare …\n');
    const regulars = [...ledger.attempted].filter(([id]) => id.startsWith('conv_regular_')).map(([, { body }]) => body);
    const left = whatIsLeft(dataDir);
    const lines = [
      ...keptLines(ledger, left, await undisturbed(regulars, env), dataDir),
      ...measuredLines(ledger, samples),
    ];
    report({ minutes, seed, ledger, lines, samples });
    return lines.every(holds);
  } finally {
    clearInterval(sampling);
    if (program.weather.now !== 'down') await program.end('SIGKILL');
    await providers.close();
    if (isKept) process.stdout.write(`\n${dataDir}\n`);
    else rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @returns what ends soon after the signal */
async function everythingAtOnce(deps: FaultDeps, signal: AbortSignal): Promise<Promise<void>[]> {
  const { wire, random } = deps;
  const serviceId = await openShop(wire);
  const of = (part: Part) => everybody().filter((person) => person.part === part);
  const [regulars, bookers, leaving] = [of('regular'), of('booker'), of('leaves')];
  const callers = createCallers({ ...deps, signal });
  return [
    ...Array.from({ length: TALKERS }, () => callers.keepCalling(() => random.pick(regulars))),
    ...Array.from({ length: LEAVERS }, () => callers.keepCalling(() => random.pick(leaving))),
    keepBooking({ ...deps, signal }, serviceId, bookers),
    keepBooking({ ...deps, signal }, serviceId, bookers),
    keepLooking({ ...deps, signal }, { people: leaving, isQuiet: callers.isQuiet }),
  ];
}

async function trouble(deps: FaultDeps, lengthMs: number): Promise<void> {
  const began = performance.now();
  for (;;) {
    await pause(Math.min(deps.random.between(...BETWEEN_FAULTS_MS), lengthMs / 8));
    const past = (performance.now() - began) / lengthMs;
    if (past >= 1) return;
    const names = [...Object.keys(TROUBLES), ...(past < ENDING_SHARE ? Object.keys(ENDINGS) : [])];
    const name = deps.random.pick(names);
    process.stderr.write(`${Math.round(past * 100)} %: ${name}\n`);
    await makeTrouble(deps, name);
  }
}

type Report = { minutes: number; seed: number; ledger: Ledger; lines: readonly Line[]; samples: readonly Sample[] };

function report({ minutes, seed, ledger, lines, samples }: Report): void {
  const { counts, faults, acknowledged, forgotten, booked } = ledger;
  const done = { ...counts, acknowledged: acknowledged.size, booked: booked.size, forgotten: forgotten.length };
  const list = (entries: Iterable<[string, number]>): string =>
    [...entries].map(([name, count]) => `${name} ${count}`).join(', ');
  process.stdout.write(`${minutes} minutes, seed ${seed}\n${list(Object.entries(done))}\nfaults: ${list(faults)}\n\n`);
  process.stdout.write(`${toTable(lines)}\n`);
  for (const { name, examples = [] } of lines.filter((line) => !holds(line)))
    process.stdout.write(`\n${name}\n${examples.slice(0, 10).join('\n')}\n`);
  const folder = join(import.meta.dirname, '..', '..', 'bench-results');
  mkdirSync(folder, { recursive: true });
  const kept = { minutes, seed, done, faults: Object.fromEntries(faults), lines, samples };
  writeFileSync(join(folder, 'soak.json'), `${JSON.stringify(kept, null, 1)}\n`);
}

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed ?? Date.now() % 100_000)];
if (values.help || !(minutes > 0) || !Number.isInteger(seed)) process.stdout.write(`${USAGE}\n`);
else process.exitCode = (await soak({ minutes, seed, isKept: values.keep })) ? 0 : 1;
