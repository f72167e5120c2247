import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { onTestFinished } from 'vitest';

import { Replies, type Requests } from './race-messages.ts';

/** Processes that are kept for all rounds of a race and begin each of them at one moment. */
async function processes(script: string, argsOf: readonly (readonly string[])[]) {
  const file = join(import.meta.dirname, script);
  const all = argsOf.map((args) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await lines.next()).value);
    return { child, next };
  });
  onTestFinished(async () => {
    for (const { child } of all) child.stdin.end();
    for (const { child } of all) if (child.exitCode === null) await once(child, 'exit');
  });
  for (const { next } of all) await next();
  return async (inputs: readonly unknown[]): Promise<string[]> => {
    const answers = all.map(({ next }) => next());
    for (const [index, { child }] of all.entries()) child.stdin.write(`${JSON.stringify(inputs[index])}\n`);
    return Promise.all(answers);
  };
}

/** Two processes on one database file, `each` deeds of a kind a round; resolves to how many came through. */
export async function raceOnFile(file: string, kind: string, each: number) {
  const go = await processes(
    'racer.ts',
    ['one', 'other'].map((name) => [file, name, String(each), kind]),
  );
  return async (start: string, ids: readonly string[] = []): Promise<number> => {
    const won = await go([0, 1].map((half) => ({ start, ids: ids.slice(half * each, half * each + each) })));
    return won.reduce((sum, count) => sum + Number(count), 0);
  };
}

/** Two processes that ask one server over HTTP, each for half of what is to be asked. */
export async function raceOverHttp() {
  const go = await processes('http-racer.ts', [[], []]);
  return async (requests: Requests): Promise<Replies> => {
    const half = Math.ceil(requests.length / 2);
    const answers = await go([requests.slice(0, half), requests.slice(half)]);
    return answers.flatMap((line) => Replies.parse(JSON.parse(line)));
  };
}
