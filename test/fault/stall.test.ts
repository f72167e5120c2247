import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

import { startBuilt } from '../support/built-program.ts';

const Line = z.object({ milliseconds: z.number(), frames: z.array(z.string()) });
const STANDS_STILL = `
  function spinOnPurpose() { const end = Date.now() + 3000; while (Date.now() < end); }
  process.on('SIGUSR2', () => spinOnPurpose());
`;

it('F28: when the event loop stands still for more than a second, then the log says where', async () => {
  const on = `--import=data:text/javascript,${encodeURIComponent(STANDS_STILL)}`;
  const program = await startBuilt({ env: { NODE_OPTIONS: on } });
  const log = (): string => readFileSync(join(program.dataDir, 'logs', 'linekeeper.log'), 'utf8');
  const told = (): string[] =>
    log()
      .split('\n')
      .filter((line) => line.includes('loop.stood-still') && line.includes('spinOnPurpose'));
  await expect
    .poll(
      async () => {
        process.kill(program.pid, 'SIGUSR2');
        await program.status();
        return told().length;
      },
      { timeout: 40_000 },
    )
    .toBeGreaterThan(0);

  const { milliseconds, frames } = Line.parse(JSON.parse(told()[0] ?? ''));
  expect(milliseconds).toBeGreaterThan(1000);
  expect(frames[0]).toMatch(/^spinOnPurpose /u);
  // It goes on as if nothing had been.
  expect((await program.ring('CA_1')).dynamic_variables['is_returning_caller']).toBe(false);
  expect(await program.stop()).toBe(0);
}, 60_000);
