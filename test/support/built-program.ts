import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

import { Status } from '#contract/status.ts';
import { AnswerSchema, type RingAnswer } from './answer-schema.ts';
import { aRing } from './factories.ts';
import { PROGRAM } from './program-file.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { TEST_SECRETS } from './test-app.ts';

const Ready = z.object({ webhookUrl: z.string(), deskUrl: z.string(), pid: z.int() });

type How = {
  dataDir?: string;
  env?: Record<string, string>;
  node?: readonly string[];
  /** What the program is started by: a command and its first arguments. */
  through?: readonly [string, ...string[]];
};

export type Built = Awaited<ReturnType<typeof startBuilt>>;

/** The built program as an owner starts it, without a window; ended with the test, whatever becomes of it. */
export async function startBuilt({ dataDir, env = {}, node = [], through }: How = {}) {
  const home = dataDir ?? join(temporaryDirectory(), 'data');
  const line = [process.execPath, ...node, PROGRAM, 'serve', '--json', '--data-dir', home];
  const [command, ...args] = [...(through ?? []), ...line] as [string, ...string[]];
  const child = spawn(command, args, {
    cwd: '/',
    env: { ...environmentOf(home), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (words: Buffer) => void said.push(words.toString()));
  const lines = createInterface({ input: child.stdout });
  const readies: z.infer<typeof Ready>[] = [];
  lines.on('line', (text) => readies.push(Ready.parse(JSON.parse(text))));
  onTestFinished(() => end(child, readies));
  const gone = once(child, 'exit').then(() => {
    throw new Error(`The program ended before it was ready: ${said.join('')}`);
  });
  gone.catch(() => undefined); // it may end as it likes once it was ready
  await Promise.race([once(lines, 'line'), gone]);
  const now = (): z.infer<typeof Ready> => Ready.parse(readies.at(-1));
  return { ...talkTo(now), ...now(), dataDir: home, child, readies, stop: () => stopped(child) };
}

function environmentOf(home: string): Record<string, string> {
  return {
    ...{ PATH: process.env['PATH'] ?? '', HOME: home, TZ: 'UTC' },
    ...{ LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0', LINEKEEPER_API_TOKEN: TEST_SECRETS.apiToken },
    ...{ LINEKEEPER_INITIATION_SECRET: TEST_SECRETS.initiation, LINEKEEPER_TOOL_SECRET: TEST_SECRETS.tool },
    ELEVENLABS_WEBHOOK_SECRET: TEST_SECRETS.webhook,
  };
}

/** Whoever started it may not be who serves. */
function end(child: ChildProcess, readies: readonly { pid: number }[]): void {
  child.kill('SIGKILL');
  for (const { pid } of readies) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

async function stopped(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
  return child.exitCode;
}

/** What providers and the owner say to it, and the status of each answer. */
function talkTo(now: () => { webhookUrl: string; deskUrl: string }) {
  const json = { 'content-type': 'application/json' };
  return {
    async ring(sid: string, from?: string): Promise<RingAnswer> {
      const body = JSON.stringify(aRing({ call_sid: sid, ...(from && { caller_id: from }) }));
      const headers = { ...json, 'x-linekeeper-secret': TEST_SECRETS.initiation };
      const answer = await fetch(`${now().webhookUrl}/webhook/personalize`, { method: 'POST', body, headers });
      return AnswerSchema.parse(await answer.json());
    },
    async deliver(event: unknown, at = new Date()): Promise<number> {
      const body = JSON.stringify(event);
      const t = Math.floor(at.getTime() / 1000);
      const v0 = createHmac('sha256', TEST_SECRETS.webhook).update(`${t}.${body}`).digest('hex');
      const headers = { ...json, 'elevenlabs-signature': `t=${t},v0=${v0}` };
      const answer = await fetch(`${now().webhookUrl}/webhook/post-call`, { method: 'POST', body, headers });
      await answer.arrayBuffer();
      return answer.status;
    },
    async status(): Promise<Status> {
      const headers = { authorization: `Bearer ${TEST_SECRETS.apiToken}` };
      const answer = await fetch(`${new URL(now().deskUrl).origin}/api/status`, { headers });
      return Status.parse(await answer.json());
    },
  };
}

export const problemsOf = ({ problems }: Status): string[] => problems.map(({ code }) => code);
