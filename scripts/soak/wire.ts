import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { z } from 'zod';

import type { Program } from './program.ts';
import { SECRETS } from './shop.ts';

const PATIENCE_MS = 20_000;

export type Answer = { status: number; body: unknown; milliseconds: number };
export type Wire = ReturnType<typeof createWire>;

/** Requests as ElevenLabs, its agent and the owner make them. Null: no whole answer came. */
export function createWire(program: Program) {
  async function send(url: string, init: RequestInit): Promise<Answer | null> {
    const began = performance.now();
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
      const text = await response.text();
      const body: unknown = text === '' ? null : JSON.parse(text);
      return { status: response.status, body, milliseconds: performance.now() - began };
    } catch {
      return null;
    }
  }
  const post = (url: string, body: string, headers: Record<string, string>): Promise<Answer | null> =>
    send(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  return {
    ring: (request: object) =>
      post(`${program.at().webhookUrl}/webhook/personalize`, JSON.stringify(request), {
        'x-linekeeper-secret': SECRETS.initiation,
      }),
    /** Signed at the moment it is sent (elevenlabs.md §2.6). */
    deliver(body: string): Promise<Answer | null> {
      const t = Math.floor(Date.now() / 1000);
      const v0 = createHmac('sha256', SECRETS.webhook).update(`${t}.${body}`).digest('hex');
      const url = `${program.at().webhookUrl}/webhook/post-call`;
      return post(url, body, { 'elevenlabs-signature': `t=${t},v0=${v0}` });
    },
    tool: (name: string, input: object) =>
      post(`${program.at().webhookUrl}/tools/${name}`, JSON.stringify(input), { 'x-linekeeper-secret': SECRETS.tool }),
    /** Its answer is what the command gives. */
    async owner(command: string, input: object): Promise<Answer | null> {
      const headers = { authorization: `Bearer ${SECRETS.apiToken}` };
      const answer = await post(new URL(`/api/${command}`, program.at().deskUrl).href, JSON.stringify(input), headers);
      const { data } = z.object({ data: z.unknown() }).safeParse(answer?.body);
      return answer && { ...answer, body: data?.data };
    },
    stranger: () => knock(`${program.at().webhookUrl}/webhook/personalize`),
  };
}

/** With a wrong secret, over a connection of its own: a kept one would count as a handle of the program for minutes. */
async function knock(url: string): Promise<Pick<Answer, 'status'> | null> {
  const headers = { 'content-type': 'application/json', 'x-linekeeper-secret': 'wrong' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const knocking = request(url, { method: 'POST', agent: false, headers, signal });
  try {
    const answered = once(knocking, 'response') as Promise<[IncomingMessage]>;
    knocking.end('{"caller_id":"+12125550100"}');
    const [answer] = await answered;
    answer.resume();
    return { status: answer.statusCode ?? 0 };
  } catch {
    return null;
  }
}
