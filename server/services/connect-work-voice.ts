import type { Situation, StepAction } from '../domain/connect/found.ts';
import { mayPass, ProviderFault } from '../domain/providers/fault.ts';
import type { NewVoiceNumber } from '../domain/providers/voice-account.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Accounts } from './connect-look.ts';
import type { OurSide } from './connect-own.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** The keys of the Twilio account, for whoever brings a number of it elsewhere. */
export type PhoneKeys = { accountSid: string; authToken: string; apiKey?: { sid: string; secret: string } };

/** Writes down what was made. */
export type Note = (after: unknown) => void;

type Deps = {
  voice: Accounts['voice'];
  phoneKeys: () => PhoneKeys;
  own: OurSide;
  secrets: SecretKeeper;
  stores: Stores;
};
type Action<Kind extends StepAction['kind']> = Extract<StepAction, { kind: Kind }>;

/** What is made in the ElevenLabs account. An id is noted down as soon as it is told. */
export function createVoiceWork({ voice, phoneKeys, own, secrets, stores }: Deps) {
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
    async secret({ name, title, replaces }: Action<'secret'>, note: Note): Promise<void> {
      const value = own.secretValue(name);
      if (replaces !== null) await voice().secrets.replace(replaces, title, value);
      note({ id: replaces ?? (await voice().secrets.add(title, value)).id, mark: own.markOf(name) });
    },
    async webhook({ title, url, stale }: Action<'webhook'>, note: Note): Promise<void> {
      for (const id of stale) await removeUnused(id);
      const { id, secret } = await voice().webhooks.add(title, url);
      // It is told this one time: sealed before anything else is done.
      stores.transact(() => {
        secrets.set('webhook', secret, { overlap: true });
        note({ id, mark: url });
      });
    },
    async webhookOn({ id, title }: Action<'webhook-on'>, note: Note): Promise<void> {
      await voice().webhooks.enable(id, title);
      note({ id });
    },
    async tool({ tool, replaces }: Action<'tool'>, note: Note): Promise<void> {
      if (replaces) await voice().tools.change(replaces.id, tool);
      note({ id: replaces?.id ?? (await voice().tools.add(tool)).id });
    },
    async engine({ engine, replaces }: Action<'engine'>, note: Note): Promise<void> {
      if (replaces !== null) await voice().engines.change(replaces, engine);
      note({ id: replaces ?? (await voice().engines.add(engine)).id });
    },
    bringIn: async (now: Situation): Promise<void> => void (await voice().numbers.add(newNumber(now, phoneKeys))),
    change: (agentId: string, { change }: Action<'agent'>): Promise<void> => voice().agents.change(agentId, change),
    assign: ({ numberId, agentId }: Action<'assign'>): Promise<void> => voice().numbers.assign(numberId, agentId),
  };
}

function newNumber({ ours, found }: Situation, phoneKeys: () => PhoneKeys): NewVoiceNumber {
  const { line } = ours.wish;
  const number = ours.number ?? '';
  // With its agent at once: from the moment it is theirs, their side answers its calls.
  const agentId = found.agent.id;
  if (line?.kind !== 'sip')
    return { carrier: 'twilio', number, agentId, label: found.line?.label || number, ...phoneKeys() };
  const { label, inbound, outbound } = line;
  return { carrier: 'sip_trunk', number, agentId, label, inbound, outbound };
}
