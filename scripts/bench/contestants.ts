import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { seededDirectory, SIZES, type SizeName } from './directories.ts';
import { numberOf } from './people.ts';
import { startServer } from './processes.ts';
import { BENCH_SECRETS, BENCH_SHOP } from './shop.ts';

export type Contestant = { name: string; url: string; pid: number; callers: number; stop: () => Promise<void> };
type Ready = { webhookUrl: string; deskUrl: string; pid: number };

const here = import.meta.dirname;
/** With what Node is told for the program, as the bench was itself (bootstrap.mjs). */
export const PROGRAM = [...process.execArgv, join(here, '..', '..', 'out', 'server', 'linekeeper.js')];

/** The built program on a seeded directory. What the system keeps of its file in memory is not left to chance. */
export async function startProgram(size: SizeName): Promise<Contestant> {
  const directory = seededDirectory(size);
  for await (const _chunk of createReadStream(join(directory, 'linekeeper.db'), { highWaterMark: 1 << 20 }));
  const args = [...PROGRAM, 'serve', '--json', '--data-dir', directory];
  return start(`personalize ${size}`, args, directory, SIZES[size].callers);
}

/** The two echoes, which answer with exactly what the given contestant answers. */
export async function startEchoes(example: Contestant, folder: string): Promise<Contestant[]> {
  const file = join(folder, 'answer.json');
  writeFileSync(file, await answerOf(example));
  return [
    await start('bare node:http', [join(here, 'echo-bare.ts'), file], folder, 1000),
    await start('stock Express 5', [join(here, 'echo-express.ts'), file], folder, 1000),
  ];
}

/** Any server of the bench that says where it listens. */
export async function start(name: string, args: readonly string[], cwd: string, callers: number): Promise<Contestant> {
  const { ready, stop } = await startServer<Ready>(args, BENCH_SHOP, cwd);
  return { name, url: ready.webhookUrl, pid: ready.pid, callers, stop };
}

/** A whole answer about a known caller; throws when the caller is not recognised, since then nothing would be measured. */
async function answerOf({ url, callers }: Contestant): Promise<string> {
  const response = await fetch(`${url}/webhook/personalize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linekeeper-secret': BENCH_SECRETS.initiation },
    body: JSON.stringify({ caller_id: numberOf(callers - 1), agent_id: 'agent_bench', call_sid: 'CAexample' }),
  });
  const answer = await response.text();
  if (!answer.includes('"is_returning_caller":true')) throw new Error('The seeded caller was not recognised.');
  return answer;
}
