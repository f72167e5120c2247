import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, it } from 'vitest';

const UNFENCED = join(import.meta.dirname, '../../server/domain/unfenced.ts');

/** Processor time of the first judging in a process of its own, in milliseconds, after so much has been run. */
function firstJudging(before: string): number {
  const script = `
    const { judgingPatternSteps, mayReadAsOrder } = await import(${JSON.stringify(UNFENCED)});
    ${before}
    const began = process.cpuUsage();
    mayReadAsOrder('A haircut was asked for. Mornings are best.');
    const { user, system } = process.cpuUsage(began);
    process.stdout.write(String((user + system) / 1000));`;
  return Number(spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout);
}

it('when the patterns have been used on nothing, then the first judging takes a fraction of its time', () => {
  const [cold, used] = ['', 'for (const step of judgingPatternSteps()) void step;'].map(firstJudging);
  expect(cold).toBeGreaterThan(0);
  expect(used).toBeLessThan((cold ?? 0) / 3);
});
