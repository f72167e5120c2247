import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

import { TIMED } from './own-time.ts';
import { TEST_SECRETS } from './test-app.ts';

const Times = z.array(z.object({ whole: z.number(), own: z.number() }));
export type Times = z.infer<typeof Times>;

/** Rings from a process of its own, so that nothing but the answer is measured; tells the times once its input ends. */
const RINGING = `${TIMED}
  const [url, secret, agent, server, called, pause, fewest] = process.argv.slice(1);
  const headers = { 'content-type': 'application/json', 'x-linekeeper-secret': secret };
  const times = [];
  let isOver = false;
  // The first request of a process loads what it asks with: a tenth of a second that is not the server's.
  await fetch(url + '/health').then((answer) => answer.text());
  process.stdin.on('data', () => {}).on('end', () => (isOver = true));
  for (let nth = 0; !isOver || times.length < Number(fewest); nth += 1) {
    const body = JSON.stringify({ caller_id: '+1212555' + String(100 + nth % 100).padStart(4, '0'), agent_id: agent, called_number: called, call_sid: 'CAring' + nth });
    const { done, whole, own } = await timed(server, () => fetch(url + '/webhook/personalize', { method: 'POST', body, headers }).catch(() => null));
    if (done?.ok && (await done.json()).dynamic_variables) times.push({ whole, own });
    await new Promise((resolve) => setTimeout(resolve, Number(pause)));
  }
  process.stdout.write(JSON.stringify(times));`;

type Rung = {
  webhookUrl: string;
  pid: number;
  agentId: string;
  calledNumber: string;
  pauseMs: number;
  fewest?: number;
};

/**
 * Rings one call after the other until the returned function is called, and `fewest` were answered; it resolves with how
 * long each waited.
 */
export function ringing({ webhookUrl, pid, agentId, calledNumber, pauseMs, fewest = 0 }: Rung): () => Promise<Times> {
  const given = [
    webhookUrl,
    TEST_SECRETS.initiation,
    agentId,
    String(pid),
    calledNumber,
    String(pauseMs),
    String(fewest),
  ];
  const child = spawn(process.execPath, ['--input-type=module', '-e', RINGING, ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const told = lastWords(child);
  return async () => {
    child.stdin.end();
    return Times.parse(JSON.parse(await told));
  };
}

/** All that a process prints, once it has ended. */
export async function lastWords(child: Pick<ChildProcess, 'stdout' | 'once'>): Promise<string> {
  let told = '';
  child.stdout?.on('data', (piece: Buffer) => (told += piece.toString()));
  await once(child as ChildProcess, 'close');
  return told;
}
