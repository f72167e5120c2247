import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

import { toWatchCommand } from '../../electron/update-watch.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);

/** The watch of a Unix, as it is, with a program that notes how it was started and runs for a moment. */
async function watch({ isRunning }: { isRunning: boolean }): Promise<string | null> {
  const program = join(temporaryDirectory(), 'Line keeper');
  const noted = `${program}.started`;
  writeFileSync(program, `#!/bin/bash\necho "$@" >> "$0.started"\nexec -a "$0" sleep 2\n`);
  chmodSync(program, 0o755);
  const { file, args, env } = toWatchCommand('linux', program);
  const running = isRunning ? run('/bin/bash', ['-c', 'exec -a "$0" sleep 3', program]) : null;
  await run(file, [...args], {
    env: { ...process.env, ...env, LINEKEEPER_WATCH_FIRST: '0.2', LINEKEEPER_WATCH_EACH: '0.2' },
  });
  running?.child.kill();
  await running?.catch(() => undefined);
  return existsSync(noted) ? readFileSync(noted, 'utf8') : null;
}

describe('whoever sees that a Linekeeper runs after an update', () => {
  it.skipIf(process.platform === 'win32')(
    'when none runs, then it starts what lies there, hidden, and once',
    async () => {
      expect(await watch({ isRunning: false })).toBe('--hidden\n');
    },
  );

  it.skipIf(process.platform === 'win32')('when one runs, then it starts nothing', async () => {
    expect(await watch({ isRunning: true })).toBeNull();
  });

  it('when it is Windows, then the path never becomes a part of the script', () => {
    const program = "C:\\Users\\Rosa O'Marigold\\Linekeeper.exe";
    const { file, args, env } = toWatchCommand('win32', program);
    expect(file).toBe('powershell.exe');
    expect(args.join(' ')).not.toContain('Rosa');
    expect(args.join(' ')).not.toContain('"'); // Windows would take it off again
    expect(Object.values(env)).toEqual([program]);
  });
});
