import { rmSync } from 'node:fs';

import { PROGRAM, start } from './contestants.ts';
import { SIZES, workingCopy } from './directories.ts';
import { ring } from './load.ts';
import { residentBytes } from './processes.ts';

const EARLY = 20_000;
const LATE = 200_000;

/** Memory of the program, in bytes, after 20,000 and after 200,000 calls of a thousand callers. */
export async function steadyMemory(): Promise<{ early: number; late: number }> {
  const directory = workingCopy('1k');
  const args = [PROGRAM, 'serve', '--json', '--data-dir', directory];
  const server = await start('memory', args, directory, SIZES['1k'].callers);
  try {
    let rung = 0;
    const until = async (count: number): Promise<number> => {
      while (rung < count) rung += (await ring({ ...server, connections: 16, seconds: 1 })).requests;
      return residentBytes(server.pid);
    };
    return { early: await until(EARLY), late: await until(LATE) };
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
