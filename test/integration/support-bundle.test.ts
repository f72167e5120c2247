import { expect, it } from 'vitest';

import { connectedShop } from '../support/connected-shop.ts';
import { ACCOUNT, SHOP_LINE } from '../support/providers/pretended.ts';
import { TEST_SECRETS } from '../support/test-app.ts';

const NAME = 'Quillfeather';
const WORDS = 'allergic to walnuts';
const HOME = '+12125550191';
const CALLER = '+12125550192';
const TYPED_SECRET = 'typed-by-the-owner-0123456789';

/** Everything that is somebody's, or opens something; numbers as they are written and as they are masked. */
const private_ = [
  ...[NAME, NAME.toLowerCase(), WORDS, TYPED_SECRET, ...Object.values(TEST_SECRETS), ...Object.values(ACCOUNT)],
  ...[HOME, CALLER, SHOP_LINE].flatMap((number) => [number.slice(1), number.slice(2), number.slice(-7)]),
];

it('when somebody’s name, number, words and secrets are everywhere they may be, then none is in the support file', async () => {
  const shop = await connectedShop({ over: { env: { LINEKEEPER_BUSINESS_NAME: `Salon ${NAME}` } } });
  const { app, ask, wish, elevenLabs, twilio, spoil, agentId } = shop;
  await ask('connect.apply', { ...wish, fallback: { kind: 'forward', to: HOME } });
  await ask('notes.add', { note: `${NAME} is ${WORDS}` });
  const { overrides } = await ask('businesses.get', { id: 'default' });
  const profile = { id: 'default', name: `Salon ${NAME}`, zone: 'Europe/London', region: 'US', agentId, overrides };
  await ask('businesses.save', { ...profile, secretVariables: { secret__door: TYPED_SECRET } });
  const call = await shop.rings({ from: CALLER, to: SHOP_LINE });
  if (call.by !== 'elevenlabs' || call.rung.outcome !== 'answered') throw new Error(JSON.stringify(call));
  await call.rung.call.ends({ turns: [{ role: 'user', message: `I am ${NAME}, ${WORDS}.` }] });
  // A report that cannot be read, an agent whose words name somebody, and a provider that repeats what it was told.
  await app.finish({ type: 'post_call_transcription', data: { customer: NAME, number: CALLER } });
  const prompt = ['conversation_config', 'agent', 'prompt', 'prompt'];
  spoil(prompt, `Ask for {{${NAME.toLowerCase()}}}. {{caller_memory}}`);
  const refusal = { detail: { status: NAME, message: `${NAME} at ${CALLER} with ${ACCOUNT.key}` } };
  elevenLabs.faults.add({ path: /conversations/u, fault: { kind: 'status', status: 422, body: refusal } });
  twilio.faults.add({ path: /Alerts/u, fault: { kind: 'status', status: 400, body: { code: 21211, message: HOME } } });

  const { text, fileName } = await ask('doctor.bundle', {});
  app.flushLog();
  expect(text).toContain('"agent_variable_missing"');
  expect(text).toContain('doctor_calls_unlooked');
  const lower = text.toLowerCase();
  expect(private_.filter((each) => lower.includes(each.toLowerCase()))).toEqual([]);
  expect(fileName).toMatch(/^linekeeper-support-\d{4}-\d\d-\d\d\.txt$/u);
  await app.stop();
});
