import { hindrances } from '../domain/outgoing-rules.ts';
import type { OutgoingLine } from '../domain/outgoing-line.ts';
import { lineFor } from '../domain/outgoing-line.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import { shopDays } from '../domain/shop-days.ts';
import type { Hindrance } from '#contract/outgoing.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { ConsentDesk } from './consent-desk.ts';
import type { FoundCallee } from './outgoing-callee.ts';
import type { OutgoingRules } from './outgoing-settings.ts';

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  rules: OutgoingRules;
  consents: ConsentDesk;
  /** Throws a `ProviderFault` where no key is set. */
  voice: () => VoiceAccount;
  isPaused: () => boolean;
  now: () => Date;
};

const MINUTE_MS = 60_000;
/** A call of which nothing is known may have rung for a minute, and been spoken on for some more. */
const UNKNOWN_MS = 5 * MINUTE_MS;

export type OutgoingCases = ReturnType<typeof createOutgoingCases>;

/** What the rules for our calls are asked about. */
export function createOutgoingCases({ stores, keys, rules, consents, voice, isPaused, now }: Deps) {
  const before = (milliseconds: number): string => new Date(now().getTime() - milliseconds).toISOString();

  function ownNumbers(): Map<string, string> {
    return new Map(stores.businesses.numbers().map(({ key, businessId }) => [key, businessId]));
  }

  function personOf({ identity, persons }: FoundCallee) {
    const ids = persons.map(({ id }) => id);
    const calls = identity === undefined ? [] : stores.calls.ofIdentity(identity.id);
    return {
      ...consents.ofAll(ids),
      isBlocked: ids.some((id) => stores.personEdits.isBlocked(id)),
      isOnThePhone: calls.some(({ status }) => status === 'live'),
    };
  }

  return {
    /** Asks the provider which lines there are. Null: none that this business could call from. Throws `ProviderFault`. */
    async line({ tenant: { business } }: FoundCallee): Promise<OutgoingLine | null> {
      if (business.agentId === null) return null;
      const own = ownNumbers();
      return lineFor(business, await voice().numbers.list(), (number) => own.get(keys.of(number)));
    },
    /** Looks at everything anew; for a transaction too. The rules about numbers need the library's whole table. */
    async hindering(): Promise<(callee: FoundCallee, line: OutgoingLine | null) => Hindrance[]> {
      const { toOutgoingNumber } = await import('../domain/outgoing-number.ts');
      return (callee, line) => {
        const { business } = callee.tenant;
        const settings = rules.current();
        const since = before(settings.againAfterMinutes * MINUTE_MS);
        return hindrances({
          settings,
          now: now(),
          isPaused: isPaused(),
          number: toOutgoingNumber(callee.e164, business),
          isOwnNumber: ownNumbers().has(callee.key),
          person: personOf(callee),
          hasAgent: business.agentId !== null,
          line: line && { isBusy: stores.outgoing.isBusy(line.id, before(UNKNOWN_MS)) },
          callsToday: stores.outgoing.countSince(business.id, shopDays(business.zone, now().toISOString()).today),
          lastCalledAt: stores.outgoing.lastTo(business.id, callee.key, since),
        });
      };
    },
  };
}
