import { expect, onTestFinished } from 'vitest';

import { createAsk } from '../../../server/cli/ask.ts';
import type { CallRun } from '../../../server/pretend/twilio/call-run.ts';
import { readTwiml } from '../../../server/pretend/twilio/twiml.ts';
import { signature } from '../../../server/pretend/twilio/signature.ts';
import { ACCOUNT, accountEnv, CALLER, pretended, SHOP_LINE } from '../providers/pretended.ts';
import { dial } from '../socket-door.ts';
import { startTestApp } from '../test-app.ts';

export const PUBLIC = 'https://linekeeper.example';
const ULAW = { input: 'ulaw_8000', output: 'ulaw_8000' };

type Options = { env?: Record<string, string>; start?: Parameters<typeof startTestApp>[0] };

/** The real program beside both pretended accounts, with a line whose sound goes through this computer. */
export async function bridgedShop({ env = {}, start = {} }: Options = {}) {
  const providers = await pretended();
  const { elevenLabs, twilio, outside, agentId, line } = providers;
  const account = { ...accountEnv(providers), TWILIO_PHONE_NUMBER: SHOP_LINE, ELEVENLABS_AGENT_ID: agentId };
  const app = await startTestApp({ ...start, env: { ...account, ...env } });
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= app.stop());
  onTestFinished(stop);
  outside.lead(PUBLIC, app.webhookUrl);
  line.voiceUrl = `${PUBLIC}/incoming-call`;
  line.statusUrl = `${PUBLIC}/api/webhooks/twilio/status`;
  elevenLabs.talking.formats = ULAW;
  const ask = createAsk(app.execute);
  const { lines } = await ask('lines.list', {});
  const set = (settings: Record<string, unknown>): Promise<unknown> =>
    app.execute('lines.save', { id: lines[0]?.id ?? '', settings });
  await set({ mode: 'bridge' });

  const rings = (from = CALLER) => twilio.rings({ from, to: SHOP_LINE });
  const talk = async () => {
    await expect.poll(() => elevenLabs.talks.length).toBeGreaterThan(0);
    const last = elevenLabs.talks.at(-1);
    if (!last) throw new Error('There is no conversation.');
    return last;
  };
  /** What a conversation was begun with. */
  const opening = async () => {
    const { others } = await talk();
    await expect.poll(() => others.length).toBeGreaterThan(0);
    return others[0] as { user_id?: string; dynamic_variables: Record<string, unknown> };
  };
  /** The conversation of a call, once the agent is there. */
  const met = async ({ call }: CallRun) => {
    const found = await talk();
    await expect.poll(async () => (await ofCall(call.sid))?.conversationId).toBe(found.conversation.id);
    return found;
  };
  const ofCall = async (sid: string) => {
    await app.settled();
    return (await ask('calls.list', {})).calls.find(({ callSid }) => callSid === sid);
  };
  const tasks = async () => (await ask('tasks.list', { open: true })).tasks;
  return { ...providers, app, ask, set, rings, talk, opening, met, ofCall, tasks, stop };
}

/** What the caller heard besides the agent, in order. */
export const said = ({ heard }: CallRun): string[] =>
  heard.flatMap((one) => (one.kind === 'said' ? [one.text] : one.kind === 'hung up' ? [one.kind] : []));

export type BridgedShop = Awaited<ReturnType<typeof bridgedShop>>;

/** What the carrier is told to do with a call that rings, without doing it. */
export async function askedFor({ twilio, app }: BridgedShop, callSid: string) {
  const fields = {
    ...{ CallSid: callSid, From: CALLER, To: SHOP_LINE, CallStatus: 'ringing', Direction: 'inbound' },
    AccountSid: ACCOUNT.accountSid,
  };
  const answer = await twilio.posts(`${PUBLIC}/incoming-call`, fields);
  const [connect] = readTwiml(answer?.body ?? '') ?? [];
  const stream = connect?.inside[0];
  const address = stream?.attributes['url'] ?? '';
  const path = new URL(address).pathname;
  return {
    ...{ address, path, token: path.slice(path.lastIndexOf('/') + 1), parameters: stream?.inside ?? [] },
    /** Opens the socket as the carrier does, or as somebody else would. */
    opens: (over: { path?: string; headers?: Record<string, string> } = {}) => {
      const asked = over.path ?? path;
      const signed = signature(ACCOUNT.authToken, `${PUBLIC.replace('https', 'wss')}${asked}`, {});
      return dial(`${app.webhookUrl}${asked}`, over.headers ?? { 'x-twilio-signature': signed });
    },
  };
}
