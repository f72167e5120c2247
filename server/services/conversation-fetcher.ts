import { lookAgainAfter, MOST_TRIES, waitAfter } from '../domain/fetch-pace.ts';
import { mayPass, ProviderFault } from '../domain/providers/fault.ts';
import type { FetchedConversation, VoiceAccount } from '../domain/providers/voice-account.ts';
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

type Report = NonNullable<FetchedConversation['delivery']>;
/** What became of asking for one: null where it was here already. */
type Answer = { wanted: Fetch; found: FetchedConversation | ProviderFault | null };

/**
 * Fetches the conversations that were noted down as missing, a few at a time, into the same inbox as deliveries. Each
 * leaves the list only once it is stored, so whatever interrupts this only makes it go on.
 */
export function createConversationFetcher({ stores, voice, intake, kinds, purpose, atOnce, onStored, ...deps }: Deps) {
  const { now, chance } = deps;
  const { fetches } = stores;
  const past = purpose === 'backfill';
  const inMs = (milliseconds: number): string => new Date(now().getTime() + milliseconds).toISOString();

  async function ask(wanted: Fetch): Promise<Answer> {
    // It came by itself meanwhile, or its caller was forgotten.
    if (fetches.isHere(wanted.conversationId, kinds)) return { wanted, found: null };
    try {
      return { wanted, found: await voice().conversations.read(wanted.conversationId) };
    } catch (error) {
      if (error instanceof ProviderFault) return { wanted, found: error };
      throw error;
    }
  }

  /** Null where it is taken care of, or the fault that is not this conversation's own. */
  function note({ wanted, found }: Answer): ProviderFault | null {
    if (found instanceof ProviderFault) return failed(wanted, found);
    if (found === null) return taken(wanted.conversationId);
    return found.delivery === null ? lookAgain(wanted) : keep(wanted.conversationId, found, found.delivery);
  }

  function keep(conversationId: string, { startedAt, durationSeconds }: FetchedConversation, told: Report): null {
    if (!fetches.isHere(conversationId, kinds)) {
      const body = Buffer.from(told.body);
      const isNew = intake.keep({ kind: told.kind, conversationId, body, bodyFile: null, past });
      if (isNew) onStored({ endedAt: startedAt + durationSeconds });
    }
    return taken(conversationId);
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
      const answers = await Promise.all(due.map(ask));
      // One commit, which need not wait for the disk: what a power cut takes of it is still on the list, and asked for again.
      const faults = stores.transactUnsynced(() => answers.map(note));
      return faults.find((fault) => fault !== null) ?? 'some';
    },
    soonest: (): string | null => fetches.soonest(purpose),
  };
}
