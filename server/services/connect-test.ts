import type { ConnectTest, ConnectWish } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { ownThinks } from '../domain/connect/kept-wish.ts';
import { notTold, TEST_CALLER, TEST_COLLECTED, TEST_TURNS } from '../domain/connect/test-script.ts';
import type { Agent, VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Accounts } from './connect-look.ts';
import type { ConnectDesk } from './connect-desk.ts';
import type { Connections } from './connections.ts';
import type { ModelDesk } from './model-desk.ts';
import type { Rehearsing } from './rehearsing.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import type { TestCall, TestCalls } from './test-calls.ts';

type Sent = { headers: Record<string, string>; body: string };
type Call = Pick<TestCall, 'conversationId' | 'callSid'> & {
  agentId: string;
  caller: string;
  called: string;
  turns: typeof TEST_TURNS;
  collected: typeof TEST_COLLECTED;
};

/** The provider's way of telling of a call, and of reading what we answer. */
export type CallForms = {
  ring: (call: Call, secret: string) => Sent;
  readAnswer: (text: string) => { greeting: string | null; variables: string[] } | null;
  tool: (call: Call, secret: string) => Sent;
  finished: (call: Call, secret: string, now: Date) => Sent;
};

type Deps = {
  connections: Connections;
  desk: Pick<ConnectDesk, 'plan' | 'tested'>;
  voice: Accounts['voice'];
  secrets: SecretKeeper;
  model: Pick<ModelDesk, 'probe'>;
  rehearsing: Rehearsing;
  calls: TestCalls;
  forms: CallForms;
  /** Over the public address, as the providers come. Rejects where nothing answers. */
  reach: (url: string, letter: { method: 'GET' | 'POST' } & Partial<Sent>) => Promise<{ status: number; body: string }>;
  publicUrl: () => string | null;
  now: () => Date;
  elapsed: () => number;
};

/** Where the provider says that it asks and tells. */
type Registered = { agent: Agent; webhookUrl: string | null; toolUrl: string | null; called: string };

type Stage = { told: Told; ok: boolean; milliseconds: number | null };
type Look = { trouble: () => Promise<Told | null>; good: () => Told };

export type ConnectTester = ReturnType<typeof createConnectTest>;

/** A call that rings no phone, through what is registered: its addresses and its secrets. Nothing of it is kept. */
export function createConnectTest(deps: Deps) {
  const { connections, desk, calls } = deps;

  async function run(wish: ConnectWish, test: TestCall): Promise<Omit<ConnectTest, 'passed'>> {
    const stages: Stage[] = [];
    const look = async (each: Look): Promise<boolean> => {
      const stage = await looked(each, deps.elapsed);
      stages.push(stage);
      return stage.ok;
    };
    if (!(await look(address(deps)))) return { stages, greeting: null };
    await look(standing(deps, wish));
    // Its engine calls here only while somebody speaks: the rest of this is the agent, which stands in for it.
    if (ownThinks(wish)) await look(thinking(deps));
    const registered = await registeredFor(deps.voice(), wish);
    const { conversationId, callSid } = test;
    const script = { caller: TEST_CALLER, turns: TEST_TURNS, collected: TEST_COLLECTED };
    const call = { ...script, conversationId, callSid, called: registered.called, agentId: wish.agentId };
    const ring = ringing(deps, registered.agent, call);
    // A call that we hand over ourselves brings its answer with it: nobody asks.
    if (wish.mode === 'native' && (await look(ring.asked))) await look(ring.told);
    await look(usingTool(deps, registered, call));
    if (await look(ending(deps, registered, call, test))) await look(learning(deps, wish.business));
    return { stages, greeting: ring.greeting() };
  }

  /** Throws ProviderFault, and AppError `not_found` where nothing was set up. */
  return async function test({ business }: { business: string }): Promise<ConnectTest> {
    const wish = connections.get(business)?.wish;
    if (!wish) throw refused('not_found', tell('connect_no_wish'));
    const call = calls.begin();
    try {
      const { stages, greeting } = await run(wish, call);
      const passed = stages.every(({ ok }) => ok);
      if (passed) desk.tested(business);
      return { passed, stages, greeting };
    } finally {
      call.end();
    }
  };
}

async function looked({ trouble, good }: Look, elapsed: () => number): Promise<Stage> {
  const since = elapsed();
  const told = await trouble();
  return { told: told ?? good(), ok: told === null, milliseconds: Math.round(elapsed() - since) };
}

async function registeredFor(account: VoiceAccount, { agentId }: ConnectWish): Promise<Registered> {
  const [agent, webhooks, tools, numbers] = await Promise.all([
    account.agents.read(agentId),
    account.webhooks.list(),
    account.tools.list(),
    account.numbers.list(),
  ]);
  const recall = tools.find(({ id, tool }) => agent.toolIds.includes(id) && tool.name === 'recall');
  return {
    agent,
    webhookUrl: webhooks.find(({ id }) => id === agent.postCall?.webhookId)?.url ?? null,
    toolUrl: recall?.tool.url ?? null,
    called: numbers.find((number) => number.agentId === agentId)?.number ?? '',
  };
}

type Reached = { status: number; body: string } | null;

async function post({ reach }: Pick<Deps, 'reach'>, url: string | null | undefined, sent: Sent): Promise<Reached> {
  return url ? reach(url, { method: 'POST', ...sent }).catch(() => null) : null;
}

function address({ reach, publicUrl }: Deps): Look {
  return {
    async trouble() {
      const answer = await reach(`${publicUrl() ?? ''}/health`, { method: 'GET' }).catch(() => null);
      return answer?.status === 200 ? null : tell('connect_test_address_failed');
    },
    good: () => tell('connect_test_address'),
  };
}

function standing({ desk }: Deps, wish: ConnectWish): Look {
  return {
    async trouble() {
      const { steps } = await desk.plan(wish);
      return steps.every(({ state }) => state === 'done') ? null : tell('connect_test_stands_failed');
    },
    good: () => tell('connect_test_stands'),
  };
}

function thinking({ model }: Deps): Look {
  return {
    async trouble() {
      const seen = await model.probe().catch(() => null);
      return seen === null || seen.firstMs === null ? tell('connect_test_model_failed') : null;
    },
    good: () => tell('connect_test_model'),
  };
}

function ringing(deps: Deps, agent: Agent, call: Call) {
  const { forms, secrets } = deps;
  let told: ReturnType<CallForms['readAnswer']> = null;
  const missing = (): string[] =>
    notTold([agent.prompt, agent.firstMessage, ...agent.otherWords], told?.variables ?? []);
  const asked: Look = {
    async trouble() {
      const [secret = ''] = secrets.inUse('initiation');
      const answer = await post(deps, agent.initiation?.url, forms.ring(call, secret));
      told = answer?.status === 200 ? forms.readAnswer(answer.body) : null;
      return told ? null : tell('connect_test_ring_failed');
    },
    good: () => tell('connect_test_ring'),
  };
  const enough: Look = {
    trouble() {
      const names = missing().join(', ');
      return Promise.resolve(names === '' ? null : tell('connect_test_told_failed', { names }));
    },
    good: () => tell('connect_test_told'),
  };
  const greeting = (): string | null => told && (told.greeting ?? agent.firstMessage);
  return { asked, told: enough, greeting };
}

function usingTool(deps: Deps, { toolUrl }: Registered, call: Call): Look {
  return {
    async trouble() {
      const [secret = ''] = deps.secrets.inUse('tool');
      const answer = await post(deps, toolUrl, deps.forms.tool(call, secret));
      return answer?.status === 200 ? null : tell('connect_test_tool_failed');
    },
    good: () => tell('connect_test_tool'),
  };
}

function ending(deps: Deps, { webhookUrl }: Registered, call: Call, test: TestCall): Look {
  return {
    async trouble() {
      const secret = deps.secrets.own('webhook') ?? deps.secrets.inUse('webhook')[0] ?? '';
      const answer = await post(deps, webhookUrl, deps.forms.finished(call, secret, deps.now()));
      return answer?.status === 200 && test.hasArrived() ? null : tell('connect_test_end_failed');
    },
    good: () => tell('connect_test_end'),
  };
}

function learning({ rehearsing, now }: Deps, business: string): Look {
  let count = 0;
  return {
    async trouble() {
      const played = { business, callerId: null, at: now().toISOString(), keep: false };
      const { learned } = await rehearsing.finish({ ...played, turns: [...TEST_TURNS], collected: TEST_COLLECTED });
      count = learned.length;
      return count > 0 ? null : tell('connect_test_learned_failed');
    },
    good: () => tell('connect_test_learned', { count }),
  };
}
