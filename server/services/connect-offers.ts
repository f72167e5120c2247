import type { ConnectOffers } from '#contract/connect.ts';

import { lineTrouble } from '../domain/connect/check-wish.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneLine } from '../domain/providers/phone-account.ts';
import type { Accounts } from './connect-look.ts';

/** What there is to choose from in the two accounts. Only reads; throws ProviderFault. */
export function createOffers({ voice, phone }: Accounts) {
  async function lines(): Promise<ConnectOffers['lines']> {
    const [imported, atTwilio] = await Promise.all([voice().numbers.list(), linesAtTwilio()]);
    const owned = new Set(atTwilio.map(({ number }) => number));
    const agents = new Map(imported.map(({ number, agentId }) => [number, agentId]));
    return [
      ...imported
        .filter(({ number }) => !owned.has(number))
        .map(({ id, number, label, agentId }) => ({
          ...{ number, label, agentId },
          line: { kind: 'imported' as const, id },
          trouble: null,
        })),
      // By its SID, which it keeps when it is imported: what was chosen is found again after it was set up.
      ...atTwilio.map((line) => ({
        ...{ number: line.number, label: line.label, agentId: agents.get(line.number) ?? null },
        line: { kind: 'twilio' as const, sid: line.sid },
        trouble: lineTrouble(line),
      })),
    ];
  }

  /** None where the owner has no Twilio account here: their numbers may come another way. */
  async function linesAtTwilio(): Promise<readonly PhoneLine[]> {
    try {
      return await phone().numbers.list();
    } catch (error) {
      if (error instanceof ProviderFault && error.kind === 'key_missing') return [];
      throw error;
    }
  }

  return async function offers(): Promise<ConnectOffers> {
    const [agents, offered] = await Promise.all([voice().agents.list(), lines()]);
    const newestFirst = [...agents].sort((a, b) => (b.lastCallAt ?? '').localeCompare(a.lastCallAt ?? ''));
    return { agents: newestFirst, lines: offered };
  };
}
