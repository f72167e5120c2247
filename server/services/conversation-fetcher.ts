import { lookAgainAfter, MOST_TRIES, waitAfter } from '../domain/fetch-pace.ts';
import { mayPass, ProviderFault } from '../domain/providers/fault.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Fetch, FetchPurpose } from '../store/fetches-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Intake } from './intake.ts';

export type FetchDeps = {
  stores: Stores;
  voice: () => VoiceAccount;
  intake: Intake;
  kinds: readonly string[];
  now: () => Date;
  chance: () => number;
};
type Deps = FetchDeps & {
  purpose: FetchPurpose;
  atOnce: number;
  /** A call came in that no delivery brought; times are unix seconds. */
  onStored: (call: { endedAt: number }) => void;
};

/**
 * Fetches the conversations that were noted down as missing, a few at a time, into the same inbox as deliveries. Each
 * leaves the list only once it is stored, so whatever interrupts this only makes it go on.
 */
export function createConversationFetcher({ stores, voice, intake, kinds, purpose, atOnce, onStored, ...deps }: Deps) {
  const { now, chance } = deps;
  const { fetches } = stores;
  const past = purpose === 'backfill';
  const inMs = (milliseconds: number): string => new Date(now().getTime() + milliseconds).toISOString();

  /** Null where it is taken care of, or the fault that is not this conversation's own. */
  async function fetchOne(wanted: Fetch): Promise<ProviderFault | null> {
    const { conversationId } = wanted;
    // It came by itself meanwhile, or its caller was forgotten.
    if (fetches.isHere(conversationId, kinds)) return taken(conversationId);
    try {
      const { delivery, startedAt, durationSeconds } = await voice().conversations.read(conversationId);
      if (delivery === null) return lookAgain(wanted);
      if (fetches.isHere(conversationId, kinds)) return taken(conversationId);
      const body = Buffer.from(delivery.body);
      const result = await intake.take({ kind: delivery.kind, conversationId, body, bodyFile: null, past });
      if (result === 'stored') onStored({ endedAt: startedAt + durationSeconds });
      return taken(conversationId);
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error;
      return failed(wanted, error);
    }
  }

  function taken(conversationId: string): null {
    fetches.remove(conversationId);
    return null;
  }

  function lookAgain({ conversationId, startedAt, attempts }: Fetch): null {
    const wait = lookAgainAfter(attempts, startedAt, now().getTime() / 1000);
    if (wait === null) fetches.park(conversationId);
    else fetches.later(conversationId, inMs(wait));
    return null;
  }

  function failed({ conversationId, attempts }: Fetch, fault: ProviderFault): ProviderFault | null {
    const { kind, retryAfterMs } = fault;
    if (kind === 'not_found') return taken(conversationId);
    if (kind === 'rejected' || (mayPass(kind) && attempts + 1 >= MOST_TRIES)) {
      fetches.park(conversationId);
      return null;
    }
    // Nothing was asked: it counts against no conversation.
    if (kind === 'resting' || !mayPass(kind)) return fault;
    fetches.later(conversationId, inMs(waitAfter(attempts, retryAfterMs, chance())));
    // An odd answer is about this one; of all others the next would fail just the same.
    return kind === 'odd' ? null : fault;
  }

  return {
    /**
     * Fetches the next few that are due. `none`: none is. Resolves to a fault where nothing more should be asked for
     * now. Rejects when the database is at fault.
     */
    some: async (): Promise<'none' | 'some' | ProviderFault> => {
      const due = fetches.due(purpose, now().toISOString(), atOnce);
      if (due.length === 0) return 'none';
      const faults = await Promise.all(due.map(fetchOne));
      return faults.find((fault) => fault !== null) ?? 'some';
    },
    soonest: (): string | null => fetches.soonest(purpose),
  };
}
