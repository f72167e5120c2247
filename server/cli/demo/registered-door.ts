import { z } from 'zod';

import { AppError } from '#contract/errors.ts';

import { ToolReply, signatureHeader, type Door } from '../rehearsal/door.ts';
import type { DemoAccounts } from './demo-accounts.ts';

const ANSWER_MS = 5_000;

const Rung = z.object({
  conversation_id: z.string(),
  call_sid: z.string(),
  caller_id: z.string(),
  called_number: z.string(),
});
const Told = z.object({
  data: z.looseObject({
    conversation_id: z.string(),
    metadata: z.looseObject({ start_time_unix_secs: z.number(), call_duration_secs: z.number() }),
  }),
});

type Deps = Pick<DemoAccounts, 'providers' | 'agentId'> & {
  /** The way for whatever is not registered at the pretended provider, as after undoing. */
  otherwise: Door;
  now: () => Date;
};

/**
 * The sample calls go where the demo's account says: to the registered addresses, with the registered secrets. The
 * provider knows of them too, so that they can be listed, heard and deleted there.
 */
export function createRegisteredDoor({ providers, agentId, otherwise, now }: Deps): Door {
  const { elevenLabs, outside } = providers;
  const { registered, state } = elevenLabs;

  async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<unknown> {
    const all = { 'content-type': 'application/json', ...headers };
    const arrived = await outside.send(url, { method: 'POST', headers: all, body, patienceMs: ANSWER_MS });
    if (arrived.status === 200) return arrived.body === '' ? null : (JSON.parse(arrived.body) as unknown);
    throw new AppError('unavailable', `A registered address answered with status ${arrived.status}.`);
  }

  return {
    async ring(request) {
      const { conversation_id: id, call_sid: callSid, caller_id: external, called_number: shop } = Rung.parse(request);
      elevenLabs.addConversation({
        ...{ id, callSid, external, shop, agentId },
        ...{ status: 'in-progress', durationSeconds: 0, successful: 'unknown' },
      });
      const place = registered.initiation(agentId);
      return place ? post(place.url, place.headers, JSON.stringify(request)) : otherwise.ring(request);
    },
    async useTool(tool, input) {
      const place = registered.tool(agentId, tool);
      if (!place) return otherwise.useTool(tool, input);
      return ToolReply.parse(await post(place.url, place.headers, JSON.stringify(input)));
    },
    async deliver(event) {
      const told = Told.parse(event).data;
      const call = state.conversations.get(told.conversation_id);
      const { start_time_unix_secs: startedAt, call_duration_secs: durationSeconds } = told.metadata;
      if (call)
        Object.assign(call, { status: 'done', startedAt, durationSeconds, successful: 'success', detail: told });
      const webhook = registered.webhook(agentId);
      if (!webhook) return otherwise.deliver(event);
      const body = JSON.stringify(event);
      await post(webhook.url, { 'elevenlabs-signature': signatureHeader(webhook.secret, body, now()) }, body);
    },
  };
}
