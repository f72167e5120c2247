import type { Check } from '#contract/doctor.ts';
import type { ConnectWish } from '#contract/connect.ts';
import { tell } from '#contract/told.ts';

import { alertsCheck, fallbackCheck, reportedCheck } from '../domain/doctor/calls.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Look, Mend } from './doctor.ts';

export type CallLooks = {
  voice: () => VoiceAccount;
  phone: () => PhoneAccount;
  /** The agents of the shops. */
  agentIds: () => readonly string[];
  /** Whether anything of a conversation has come in. */
  isKnown: (conversationId: string) => boolean;
  /** When a report that we did not ask for was last accepted; null where none was. */
  reportedAt: () => string | null;
  startedAt: Date;
  /** How each shop was connected. */
  wishes: () => readonly ConnectWish[];
  /** Whose number it is. */
  shopOf: (number: string) => string | undefined;
  replan: (wish: ConnectWish) => Promise<unknown>;
  now: () => Date;
};

const DAY_MS = 24 * 60 * 60_000;
/** The report of a call comes when its analysis is done, some minutes after its end. */
const ANALYSED_MS = 15 * 60_000;
const MOST = 100;

/** What the providers say about the last day, and who answers while this computer is off. */
export function callLooks(deps: CallLooks): Look[] {
  const { phone, now } = deps;
  const since = (): Date => new Date(now().getTime() - DAY_MS);
  return [
    {
      ...{ id: 'reported', group: 'calls', unlooked: tell('doctor_calls_unlooked') },
      run: () => withKey(() => reported(deps)),
    },
    {
      ...{ id: 'fallback', group: 'calls', unlooked: tell('doctor_fallback_unlooked') },
      run: () => withKey(() => fallbacks(deps)),
    },
    { id: 'alerts', group: 'calls', run: () => withKey(async () => [alertsCheck(await phone().alerts(since()))]) },
  ];
}

/** Who answers while this computer is off is part of the setup plan. */
export function fallbackMends({ wishes, replan }: CallLooks): Mend {
  return (id) => {
    const wish = wishes().find(({ business }) => id === `fallback:${business}`);
    return wish ? () => replan(wish) : null;
  };
}

/** Without a key there is nothing to be said here: that it is missing is told once. */
async function withKey(run: () => Promise<Check[]>): Promise<Check[]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === 'key_missing') return [];
    throw error;
  }
}

async function reported({ voice, agentIds, isKnown, reportedAt, startedAt, now }: CallLooks): Promise<Check[]> {
  const account = voice();
  const after = Math.floor((now().getTime() - DAY_MS) / 1000);
  const pages = await Promise.all(
    agentIds().map((agentId) => account.conversations.list({ agentId, pageSize: MOST, after })),
  );
  if (pages.length === 0) return [];
  const calls = pages.flatMap(({ conversations }) => conversations);
  const due = (now().getTime() - ANALYSED_MS) / 1000;
  const over = calls.filter(({ state, startedAt }) => state === 'done' && startedAt <= due);
  const missing = over.filter(({ id }) => !isKnown(id)).length;
  const lately = Math.max(startedAt.getTime(), Date.parse(reportedAt() ?? startedAt.toISOString())) / 1000;
  const fetched = over.filter((call) => call.startedAt > lately).length;
  return [reportedCheck({ over: over.length, missing, fetched, isAnyFresh: calls.length > over.length })];
}

async function fallbacks({ phone, wishes, shopOf }: CallLooks): Promise<Check[]> {
  const account = phone();
  const [lines, kept] = await Promise.all([account.numbers.list(), account.fallbacks.list()]);
  const urls = kept.map(({ url }) => url);
  return lines.flatMap(({ number, fallbackUrl }): Check[] => {
    const business = shopOf(number);
    if (business === undefined) return [];
    const chosen = wishes().find((wish) => wish.business === business);
    const fix = chosen && chosen.fallback !== null ? tell('doctor_fix_fallback') : null;
    const mode = chosen?.mode ?? 'register';
    return [fallbackCheck({ business, mode, fallbackUrl, kept: urls, fix })];
  });
}
