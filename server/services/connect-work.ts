import type { Situation, StepAction } from '../domain/connect/found.ts';
import { mayPass, ProviderFault } from '../domain/providers/fault.ts';
import type { LineRoutes, PhoneLine } from '../domain/providers/phone-account.ts';
import type { NewVoiceNumber } from '../domain/providers/voice-account.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Accounts, FoundPart } from './connect-look.ts';
import type { ConnectedBusiness } from './connect-business.ts';
import type { OurSide } from './connect-own.ts';

/** The keys of the Twilio account, for whoever brings a number of it elsewhere. */
export type PhoneKeys = { accountSid: string; authToken: string; apiKey?: { sid: string; secret: string } };

type Look = readonly FoundPart[];

type Deps = {
  accounts: Accounts;
  phoneKeys: () => PhoneKeys;
  own: OurSide;
  business: ConnectedBusiness;
  secrets: SecretKeeper;
  stores: Stores;
};

/** Writes down what was made. */
export type Note = (after: unknown) => void;

export type ConnectWork = ReturnType<typeof createConnectWork>;

/**
 * Does one step and says what to look at again to see it. What cannot be seen afterwards, such as an id with the secret
 * that lies under it, is told to `note` at once. Throws ProviderFault and AppError.
 */
export function createConnectWork({ accounts: { voice, phone }, phoneKeys, own, business, secrets, stores }: Deps) {
  async function webhook({ title, url, stale }: Extract<StepAction, { kind: 'webhook' }>, note: Note): Promise<Look> {
    for (const id of stale) await removeUnused(id);
    const { id, secret } = await voice().webhooks.add(title, url);
    // It is told this one time: sealed before anything else is done.
    stores.transact(() => {
      secrets.set('webhook', secret, { overlap: true });
      note({ id, mark: url });
    });
    return ['webhooks'];
  }

  /** One that an agent still uses stays: the provider refuses, and it is removed when nothing uses it any more. */
  async function removeUnused(id: string): Promise<void> {
    await voice()
      .webhooks.remove(id)
      .catch((error: unknown) => {
        if (!(error instanceof ProviderFault) || mayPass(error.kind)) throw error;
      });
  }

  return {
    removeUnused,
    /** What stands there now, for putting it back; made before the step is done. */
    before(action: StepAction, { found, ours }: Situation): unknown {
      switch (action.kind) {
        case 'agent':
          return found.agent.snapshot;
        case 'tool':
          return action.replaces?.tool ?? null;
        case 'webhook':
          return { secret: secrets.own('webhook') };
        case 'assign':
          return { agentId: found.numbers.find(({ id }) => id === action.numberId)?.agentId ?? null };
        case 'routes':
          return found.line && pick(routesOf(found.line), action.routes);
        case 'import':
          return { routes: found.line && routesOf(found.line) };
        case 'business':
          return business.before(ours.business.id);
        default:
          return null;
      }
    },
    async run(action: StepAction, now: Situation, note: Note): Promise<Look> {
      switch (action.kind) {
        case 'own-secret':
          stores.transact(() => {
            own.makeSecret(action.name);
            note({ mark: own.markOf(action.name) });
          });
          return [];
        case 'secret': {
          const { name, title, replaces } = action;
          const value = own.secretValue(name);
          if (replaces !== null) await voice().secrets.replace(replaces, title, value);
          note({ id: replaces ?? (await voice().secrets.add(title, value)).id, mark: own.markOf(name) });
          return ['secrets'];
        }
        case 'webhook':
          return webhook(action, note);
        case 'webhook-on':
          await voice().webhooks.enable(action.id, action.title);
          note({ id: action.id });
          return ['webhooks'];
        case 'tool': {
          const { tool, replaces } = action;
          if (replaces) await voice().tools.change(replaces.id, tool);
          note({ id: replaces?.id ?? (await voice().tools.add(tool)).id });
          return ['tools'];
        }
        case 'agent':
          await voice().agents.change(now.found.agent.id, action.change);
          return ['agent'];
        case 'import':
          await voice().numbers.add(newNumber(now, phoneKeys));
          return ['numbers', 'line'];
        case 'assign':
          await voice().numbers.assign(action.numberId, action.agentId);
          return ['numbers'];
        case 'routes':
          await phone().numbers.change(action.sid, action.routes);
          return ['line'];
        case 'fallback': {
          const { fallback, mark, replaces } = action;
          if (replaces !== null) await phone().fallbacks.change(replaces, fallback);
          note({ id: replaces ?? (await phone().fallbacks.add(fallback)).id, mark });
          return ['fallbacks'];
        }
        case 'business':
          business.set(now.ours.business.id, action, now.ours.number, note);
          return [];
      }
    },
  };
}

export function routesOf(line: PhoneLine): LineRoutes {
  const { voiceUrl, voiceMethod, fallbackUrl, fallbackMethod, statusUrl, statusMethod } = line;
  return { voiceUrl, voiceMethod, fallbackUrl, fallbackMethod, statusUrl, statusMethod };
}

function pick(routes: LineRoutes, names: object): Partial<LineRoutes> {
  return Object.fromEntries(Object.entries(routes).filter(([name]) => Object.hasOwn(names, name)));
}

function newNumber({ ours, found }: Situation, phoneKeys: () => PhoneKeys): NewVoiceNumber {
  const { line } = ours.wish;
  const number = ours.number ?? '';
  if (line?.kind !== 'sip') return { carrier: 'twilio', number, label: found.line?.label || number, ...phoneKeys() };
  const { label, inbound, outbound } = line;
  return { carrier: 'sip_trunk', number, label, inbound, outbound };
}

/** What stands after a step that only shows at the provider; undefined where it cannot be seen there. */
export function seenAfter(step: string, before: unknown, { found, ours }: Situation): unknown {
  const { agent, line, numbers } = found;
  const there = numbers.find(({ number }) => number === ours.number);
  if (step.startsWith('agent:')) return agent.snapshot;
  if (step.startsWith('line:')) return line && { sid: line.sid, routes: pick(routesOf(line), before ?? {}) };
  if (step === 'number:import') return there && { id: there.id, sid: line?.sid, routes: line && routesOf(line) };
  return step === 'number:assign' ? there && { numberId: there.id, agentId: there.agentId } : undefined;
}
