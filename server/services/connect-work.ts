import type { Situation, StepAction } from '../domain/connect/found.ts';
import type { Stores } from '../store/open-stores.ts';
import type { ConnectedBusiness } from './connect-business.ts';
import type { Accounts, FoundPart } from './connect-look.ts';
import type { OurSide } from './connect-own.ts';
import { pickRoutes, routesOf } from './connect-routes.ts';
import { createVoiceWork, type Note, type PhoneKeys } from './connect-work-voice.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type Deps = {
  accounts: Accounts;
  phoneKeys: () => PhoneKeys;
  own: OurSide;
  business: ConnectedBusiness;
  secrets: SecretKeeper;
  stores: Stores;
};

export type ConnectWork = ReturnType<typeof createConnectWork>;

/** Does one step. What shows at the provider afterwards is noted down from there. */
export function createConnectWork({ accounts: { voice, phone }, phoneKeys, own, business, secrets, stores }: Deps) {
  const work = createVoiceWork({ voice, phoneKeys, own, secrets, stores });

  function makeSecret({ name }: Extract<StepAction, { kind: 'own-secret' }>, note: Note): void {
    stores.transact(() => {
      own.makeSecret(name);
      note({ mark: own.markOf(name) });
    });
  }

  async function fallback(action: Extract<StepAction, { kind: 'fallback' }>, note: Note): Promise<void> {
    const { fallback: wanted, mark, replaces } = action;
    if (replaces !== null) await phone().fallbacks.change(replaces, wanted);
    note({ id: replaces ?? (await phone().fallbacks.add(wanted)).id, mark });
  }

  async function run(action: StepAction, now: Situation, note: Note): Promise<void> {
    if (action.kind === 'own-secret') return makeSecret(action, note);
    if (action.kind === 'secret') return work.secret(action, note);
    if (action.kind === 'webhook') return work.webhook(action, note);
    if (action.kind === 'webhook-on') return work.webhookOn(action, note);
    if (action.kind === 'tool') return work.tool(action, note);
    if (action.kind === 'engine') return work.engine(action, note);
    if (action.kind === 'agent') return work.change(now.found.agent.id, action);
    if (action.kind === 'import') return work.bringIn(now);
    if (action.kind === 'assign') return work.assign(action);
    if (action.kind === 'routes') return phone().numbers.change(action.sid, action.routes);
    if (action.kind === 'fallback') return fallback(action, note);
    business.set(now.ours.business.id, action, now.ours.number, note);
  }

  return {
    removeUnused: work.removeUnused,
    /** What stands there now, for putting it back; made before the step is done. */
    before(action: StepAction, { found, ours }: Situation): unknown {
      if (action.kind === 'agent') return found.agent.snapshot;
      if (action.kind === 'tool') return action.replaces?.tool ?? null;
      if (action.kind === 'webhook') return { secret: secrets.own('webhook') };
      if (action.kind === 'routes') return found.line && pickRoutes(routesOf(found.line), action.routes);
      if (action.kind === 'import') return { routes: found.line && routesOf(found.line) };
      if (action.kind === 'business') return business.before(ours.business.id);
      const assigned = action.kind === 'assign' && found.numbers.find(({ id }) => id === action.numberId);
      return assigned ? { agentId: assigned.agentId } : null;
    },
    /** What is going to stand at a line, and which line that is: enough to take it back by without the wish. */
    meant(action: StepAction, { found, ours }: Situation): unknown {
      if (action.kind === 'routes') return { sid: action.sid, routes: action.routes };
      if (action.kind === 'assign') return { numberId: action.numberId, agentId: action.agentId };
      return action.kind === 'import' ? { number: ours.number, sid: found.line?.sid } : null;
    },
    /** Throws ProviderFault and AppError. Says what to look at again. */
    async run(action: StepAction, now: Situation, note: Note): Promise<readonly FoundPart[]> {
      await run(action, now, note);
      return LOOK_AGAIN[action.kind];
    },
  };
}

const LOOK_AGAIN: Readonly<Record<StepAction['kind'], readonly FoundPart[]>> = {
  'own-secret': [],
  secret: ['secrets'],
  webhook: ['webhooks'],
  'webhook-on': ['webhooks'],
  tool: ['tools'],
  agent: ['agent'],
  engine: ['engine'],
  // The provider then changes how Twilio answers it, too.
  import: ['numbers', 'line'],
  assign: ['numbers'],
  routes: ['line'],
  fallback: ['fallbacks'],
  business: [],
};

/** What stands after a step that only shows at the provider; undefined where it cannot be seen there. */
export function seenAfter(step: string, before: unknown, { found, ours }: Situation): unknown {
  const { agent, line, numbers } = found;
  const there = numbers.find(({ number }) => number === ours.number);
  if (step.startsWith('agent:')) return agent.snapshot;
  if (step.startsWith('line:')) return line && { sid: line.sid, routes: pickRoutes(routesOf(line), before ?? {}) };
  if (step === 'number:import') {
    const routes = line && routesOf(line);
    return there && { id: there.id, agentId: there.agentId, sid: line?.sid, routes };
  }
  return step === 'number:assign' ? there && { numberId: there.id, agentId: there.agentId } : undefined;
}
