import { aRing, ANA, aTranscription, SHOP_NUMBER } from './factories.ts';
import { ownerOf } from './owner.ts';
import { accountEnv, pretended } from './providers/pretended.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { createTestClock } from './test-clock.ts';

export const CALL_PATH = /outbound-call$/;

/** A Friday, ten in the morning in New York, where the callers' numbers are at home. */
const MORNING = '2026-11-20T15:00:00.000Z';

const OPEN = {
  platform_settings: {
    overrides: {
      conversation_config_override: { agent: { first_message: true, language: true, prompt: { prompt: true } } },
    },
  },
};

type Over = {
  dataDir?: string;
  keep?: boolean;
  clock?: ReturnType<typeof createTestClock>;
  env?: Record<string, string>;
};

/** Both pretended providers with an agent that may be told what to say, and the shop's number answered by it. */
export async function outgoingProviders(now: () => Date = () => new Date()) {
  const providers = await pretended({ now });
  const { state } = providers.elevenLabs;
  const agentId = state.addAgent({ name: 'Marigold', ...OPEN });
  const line = { id: 'phnum_out', provider: 'twilio', number: SHOP_NUMBER, label: 'Marigold', agentId, more: {} };
  state.numbers.set(line.id, line);
  return { ...providers, agentId, rung: state.rung };
}

/** The real app on such an account, with a shop that may call from its number. */
export async function outgoingShop(over: Over = {}, given?: Awaited<ReturnType<typeof outgoingProviders>>) {
  const { clock = createTestClock(MORNING), env = {}, ...place } = over;
  const providers = given ?? (await outgoingProviders(clock.now));
  const app = await startTestApp({ ...place, env: { ...accountEnv(providers), ...env }, now: clock.now });
  const owner = ownerOf(app);
  if (given === undefined) {
    const overrides = { firstMessage: true, prompt: true, language: false, voice: false };
    const business = { agentId: providers.agentId, overrides, numbers: [SHOP_NUMBER] };
    const saved = await app.api('PUT', '/api/businesses/default', business);
    if (saved.status !== 200) throw new Error(await saved.text());
  }
  return { ...providers, ...owner, app, clock, sent: () => providers.elevenLabs.requests.filter(isCall) };
}

function isCall({ method, path }: { method: string; path: string }): boolean {
  return method === 'POST' && CALL_PATH.test(path);
}

/** Ana has called before, and may be called. */
export async function knownAna(shop: { app: TestApp; ask: ReturnType<typeof ownerOf>['ask'] }): Promise<string> {
  await shop.app.ring(aRing());
  await shop.app.finish(aTranscription());
  await shop.app.settled();
  const { callers } = await shop.ask('callers.list', {});
  const id = callers[0]?.id ?? '';
  await shop.ask('consent.set', { id, consent: 'yes' });
  return id;
}

/** What the provider tells after one of our calls, with all that we gave it. */
export function afterOurCall(initiation: unknown, over: Partial<Parameters<typeof aTranscription>[0]> = {}) {
  const echo = initiation as { user_id?: string; dynamic_variables?: Record<string, unknown> };
  return aTranscription({
    ...{ conversationId: 'conv_out', callSid: 'CAout', direction: 'outbound', from: ANA, to: SHOP_NUMBER, echo },
    startedAt: new Date('2026-11-20T15:00:05.000Z'),
    collected: {},
    title: 'Appointment moved',
    summary: 'Ana is told of her new time.',
    ...over,
  });
}
