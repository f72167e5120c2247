import type { Check } from '#contract/doctor.ts';
import { toldBy } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { toCheck } from '../domain/doctor/check.ts';
import { AREAS, phoneKeyCheck, voiceKeyChecks, type Area } from '../domain/doctor/keys.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import { ProviderFault, type FaultKind } from '../domain/providers/fault.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { AgentCheck } from './agent-check.ts';
import type { Look, Mend } from './doctor.ts';

export type Accounts = {
  /** Both throw `ProviderFault`, `key_missing` where there is no key. */
  voice: () => VoiceAccount;
  phone: () => PhoneAccount;
  /** Whether a line of the shops needs the Twilio account. */
  needsPhone: () => boolean;
  agents: AgentCheck;
  nameOf: (business: string) => string;
};

/** The keys, what they open, and the agents behind them. */
export function providerLooks({ voice, phone, needsPhone, agents, nameOf }: Accounts): Look[] {
  return [
    {
      id: 'key_elevenlabs',
      group: 'providers',
      run: () => keyOf('key_elevenlabs', async () => voiceKeyChecks(await closedAreas(voice()))),
    },
    {
      ...{ id: 'key_twilio', group: 'providers' },
      run: async () => {
        const checks = await keyOf('key_twilio', async () => [phoneKeyCheck(await phone().account())]);
        return checks.filter(({ told }) => needsPhone() || told.code !== 'provider_key_missing');
      },
    },
    {
      ...{ id: 'agents', group: 'providers', unlooked: tell('doctor_agent_unlooked') },
      run: () => agentChecks(agents, nameOf),
    },
  ];
}

const FINDING = /^agent:([a-z0-9-]{1,60}):(.{1,150})$/s;

/** A finding of the contract check is mended by the check itself. */
export function findingMends(agents: AgentCheck): Mend {
  return (id) => {
    const [, business, finding] = FINDING.exec(id) ?? [];
    if (business === undefined || finding === undefined) return null;
    return () => agents.fix({ business, id: finding });
  };
}

/** A key that is missing is a note until somebody connects; one that is refused stops everything. */
async function keyOf(id: string, run: () => Promise<Check[]>): Promise<Check[]> {
  try {
    return await run();
  } catch (error) {
    const state = error instanceof ProviderFault ? BY_KIND[error.kind] : undefined;
    const told = toldBy(error);
    if (!told || !state) throw error;
    return [toCheck('providers', id, state, told)];
  }
}

const BY_KIND: Partial<Record<FaultKind, Check['state']>> = {
  key_missing: 'note',
  key_refused: 'error',
  no_credit: 'error',
  not_allowed: 'error',
};

/** Asks for one line of everything that is needed: a restricted key says no to some of it. */
async function closedAreas({
  agents,
  numbers,
  secrets,
  webhooks,
  tools,
  conversations,
}: VoiceAccount): Promise<Area[]> {
  const asks: Record<Area, () => Promise<unknown>> = {
    agents: () => agents.list(),
    numbers: () => numbers.list(),
    secrets: () => secrets.list(),
    webhooks: () => webhooks.list(),
    tools: () => tools.list(),
    conversations: () => conversations.list({ pageSize: 1 }),
  };
  const isClosed = await Promise.all(AREAS.map((area) => isRefused(asks[area])));
  return AREAS.filter((_area, index) => isClosed[index]);
}

async function isRefused(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return false;
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === 'not_allowed') return true;
    throw error;
  }
}

async function agentChecks(agents: AgentCheck, nameOf: Accounts['nameOf']): Promise<Check[]> {
  const shops = agents.checkable();
  if (shops.length === 0) return [toCheck('providers', 'agents', 'note', tell('doctor_agent_none'))];
  const looked = await Promise.all(shops.map((business) => agents.get({ business, now: true })));
  return looked.flatMap(({ findings }, index): Check[] => {
    const business = shops[index] ?? '';
    if (findings.length === 0)
      return [toCheck('providers', `agent:${business}`, 'ok', tell('doctor_agent', { shop: nameOf(business) }))];
    return findings.map(({ id, severity, told, fix }) =>
      toCheck('providers', `agent:${business}:${id}`, severity, told, { fix }),
    );
  });
}
