import { expect, it } from 'vitest';

import { toTable } from './report.ts';
import { runSet } from './run-set.ts';

it('when forty callers ring three shops over 18 months, then every figure of memory quality is met', async () => {
  const report = await runSet(40);
  expect(report.ok, toTable(report)).toBe(true);
}, 180_000);
