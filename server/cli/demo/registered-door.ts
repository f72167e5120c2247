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
const Told = z.looseObject({
  data: z.looseObject({
    conversation_id: z.string(),
    transcript: z.array(z.looseObject({ role: z.string(), message: z.string().nullable() })),
    metadata: z.looseObject({ start_time_unix_secs: z.number(), call_duration_secs: z.number() }),
  }),
});
type Told = z.infer<typeof Told>;

const Greeted = z.object({
  conversation_config_override: z.object({ agent: z.object({ first_message: z.string() }) }),
});

/** Invented, but of the size of real ones: about ten cents a minute. */
const CREDITS_A_SECOND = 10;
const USD_A_SECOND = 0.0017;

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
  const greetings = new Map<string, string>();

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
      if (!place) return otherwise.ring(request);
      const answer = await post(place.url, place.headers, JSON.stringify(request));
      const greeted = Greeted.safeParse(answer).data?.conversation_config_override.agent.first_message;
      if (greeted !== undefined) greetings.set(id, greeted);
      return answer;
    },
    async useTool(tool, input) {
      const place = registered.tool(agentId, tool);
      if (!place) return otherwise.useTool(tool, input);
      return ToolReply.parse(await post(place.url, place.headers, JSON.stringify(input)));
    },
    async deliver(script) {
      const played = Told.parse(script);
      const event = asItWas(played, greetings.get(played.data.conversation_id));
      const told = event.data;
      greetings.delete(told.conversation_id);
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

/** What the provider reports: the agent began with the words that it was given, and the call cost something. */
function asItWas(event: Told, greeting: string | undefined): Told {
  const { transcript, metadata } = event.data;
  const first = transcript.findIndex(({ role, message }) => role === 'agent' && message !== null);
  const seconds = metadata.call_duration_secs;
  const cost = { cost: seconds * CREDITS_A_SECOND, cost_fiat: Number((seconds * USD_A_SECOND).toFixed(4)) };
  const spoken = transcript.map((turn, at) => (at === first && greeting ? { ...turn, message: greeting } : turn));
  return { ...event, data: { ...event.data, transcript: spoken, metadata: { ...metadata, ...cost } } };
}
