import { rmSync } from 'node:fs';

import { PROGRAM, start } from './contestants.ts';
import { SIZES, workingCopy } from './directories.ts';
import { ring } from './load.ts';
import { residentBytes } from './processes.ts';

const EARLY = 20_000;
const LATE = 200_000;
/** On a busy machine fewer calls must do, or the bench would never end. */
const PATIENCE_MS = 60_000;

/** Bytes, and after how many calls. */
type Reading = { calls: number; bytes: number };

/** Memory of the program after 20,000 and after 200,000 calls of a thousand callers. */
export async function steadyMemory(): Promise<{ early: Reading; late: Reading }> {
  const directory = workingCopy('1k');
  const args = [...PROGRAM, 'serve', '--json', '--data-dir', directory];
  const server = await start('memory', args, directory, SIZES['1k'].callers);
  try {
    const began = performance.now();
    let calls = 0;
    const until = async (count: number): Promise<Reading> => {
      while (calls < count && performance.now() - began < PATIENCE_MS)
        calls += (await ring({ ...server, connections: 16, seconds: 1 })).requests;
      return { calls, bytes: residentBytes(server.pid) };
    };
    return { early: await until(EARLY), late: await until(LATE) };
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
