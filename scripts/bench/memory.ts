import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { toTable } from '../../test/receptionist/report.ts';
import { runSet, SEED } from '../../test/receptionist/run-set.ts';

const root = join(import.meta.dirname, '..', '..');
const CALLERS = 200;

/** Plays the whole receptionist set; prints the table, writes `bench-results/memory.json`; false when a figure is missed. */
export async function benchMemory(): Promise<boolean> {
  const began = performance.now();
  const report = await runSet(CALLERS);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`Receptionist set: ${CALLERS} callers, seed ${SEED}, ${seconds} s\n${toTable(report)}\n`);
  mkdirSync(join(root, 'bench-results'), { recursive: true });
  const result = { callers: CALLERS, seed: SEED, seconds, ...report };
  writeFileSync(join(root, 'bench-results', 'memory.json'), `${JSON.stringify(result, null, 2)}\n`);
  return report.ok;
}

if (import.meta.main && !(await benchMemory())) process.exitCode = 1;
