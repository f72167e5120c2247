import { join } from 'node:path';

import { start, startEchoes, startProgram, type Contestant } from './contestants.ts';
import { SIZES, workingCopy, type SizeName } from './directories.ts';
import { quotient, runRounds, type Row } from './rounds.ts';
import type { Gate } from './table.ts';

export type Effort = { rounds: number; seconds: number; warmRequests: number };

/** How fast the ringing phone is answered, beside servers that do nothing but echo, and with ever more to remember. */
export async function answerSpeed(
  sizes: readonly SizeName[],
  effort: Effort,
  folder: string,
): Promise<{ rows: Row[]; gates: Gate[] }> {
  const contestants: Contestant[] = [];
  try {
    for (const size of sizes) contestants.push(await startProgram(size));
    const [example] = contestants.filter(({ name }) => name === ours('100k'));
    if (example) contestants.unshift(...(await startEchoes(example, folder)));
    contestants.push(await withRingLog('writes'), await withRingLog('forgets'));
    const rows = await runRounds({ contestants, ...effort });
    return { rows, gates: gatesOf(rows) };
  } finally {
    await Promise.all(contestants.map(({ stop }) => stop()));
  }
}

const ours = (size: SizeName): string => `personalize ${size}`;

/** From source and with fewer parts than the program, so to be compared with each other only. */
async function withRingLog(mode: 'writes' | 'forgets'): Promise<Contestant> {
  const directory = workingCopy('1k');
  const script = join(import.meta.dirname, 'server-with-ring-log.ts');
  return start(`ring log ${mode}`, [script, directory, mode], directory, SIZES['1k'].callers);
}

function gatesOf(rows: readonly Row[]): Gate[] {
  const find = (name: string): Row | undefined => rows.find((row) => row.name === name);
  const bare = find('bare node:http');
  const stock = find('stock Express 5');
  const [small, middle, large] = [find(ours('1k')), find(ours('100k')), find(ours('1M'))];
  const cpu = (of: Row | undefined, by: Row | undefined): number => quotient(of, by, 'processorMicros');
  const p50 = (of: Row | undefined, by: Row | undefined): number => quotient(of, by, 'p50');
  const gates: Gate[] = [
    { name: 'personalize(100k) CPU ÷ bare http', value: cpu(middle, bare), atMost: 6 },
    { name: 'personalize(100k) CPU ÷ stock Express', value: cpu(middle, stock), atMost: 3 },
    { name: 'personalize(100k) p50 ÷ bare p50, 1 connection', value: p50(middle, bare), atMost: 3 },
    { name: '1k → 100k callers, CPU', value: cpu(middle, small), atMost: 1.5 },
    { name: '1k → 1M callers, CPU', value: cpu(large, small), atMost: 1.5 },
    { name: '1k → 1M callers, p50', value: p50(large, small), atMost: 1.3 },
    { name: '1 → 1,000 calls a caller, CPU', value: cpu(find(ours('1k-often')), find(ours('1k-once'))), atMost: 1.2 },
    { name: 'with write ÷ without, p50', value: p50(find('ring log writes'), find('ring log forgets')), atMost: 1.15 },
  ];
  return gates.filter(({ value }) => !Number.isNaN(value));
}
