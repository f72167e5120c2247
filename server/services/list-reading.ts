import { z } from 'zod';

import { afterPage, begun, NEVER_LOOKED, withoutCursor, type LookBack } from '../domain/look-back.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { ConversationEntry, VoiceAccount } from '../domain/providers/voice-account.ts';
import type { FetchPurpose } from '../store/fetches-store.ts';
import type { Stores } from '../store/open-stores.ts';

const Kept: z.ZodType<LookBack> = z.object({
  through: z.number().nullable(),
  open: z.object({ since: z.number(), cursor: z.string().nullable(), newest: z.number().nullable() }).nullable(),
});

export type ListReading = {
  /** The name that it is kept under: each agent's list is read by itself. */
  key: string;
  agentId: string | null;
  purpose: FetchPurpose;
  /** Unix seconds: where the very first reading begins, and where each ends. */
  first: number;
  before?: number;
};
type Deps = {
  stores: Stores;
  voice: () => VoiceAccount;
  /** The kinds of delivery that a finished call is known by. */
  kinds: readonly string[];
  /** Called with each page, in its commit, with how many of it are missing here. */
  onPage?: (missing: number) => void;
};

/** A list that gives its pages without end is left here and gone on with next time. */
const MOST_PAGES = 1000;

/**
 * Reads the provider's list of conversations and notes down those that are not here. How far it came is kept with each
 * page, in the same commit as what that page told: a crash repeats one page and loses nothing.
 */
export function createListReader({ stores, voice, kinds, onPage }: Deps) {
  const keyOf = ({ key }: ListReading): string => `look-back:${key}`;
  const kept = (reading: ListReading): LookBack => {
    const text = stores.settings.get(keyOf(reading));
    return text === undefined ? NEVER_LOOKED : Kept.parse(JSON.parse(text));
  };
  const keep = (reading: ListReading, state: LookBack): void =>
    stores.settings.set(keyOf(reading), JSON.stringify(state));

  function note(reading: ListReading, entries: readonly ConversationEntry[]): number {
    return entries.filter(({ id, startedAt }) =>
      stores.fetches.want({ conversationId: id, startedAt }, reading.purpose, kinds),
    ).length;
  }

  /** Reads one page. True while there are more. */
  async function page(reading: ListReading): Promise<boolean> {
    const state = begun(kept(reading), reading.first);
    const { conversations, nextCursor } = await voice().conversations.list({
      ...(reading.agentId !== null && { agentId: reading.agentId }),
      ...(reading.before !== undefined && { before: reading.before }),
      after: Math.max(0, state.open.since),
      cursor: state.open.cursor,
      oldestFirst: true,
    });
    stores.transact(() => {
      const starts = conversations.map(({ startedAt }) => startedAt);
      keep(reading, afterPage(state, starts, nextCursor === state.open.cursor ? null : nextCursor));
      const missing = note(reading, conversations);
      onPage?.(missing);
    });
    return kept(reading).open !== null;
  }

  return {
    /** Reads to the end of the list. Throws ProviderFault; what was read until then stays. */
    async read(reading: ListReading, signal: AbortSignal): Promise<void> {
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        signal.throwIfAborted();
        try {
          if (!(await page(reading))) return;
        } catch (error) {
          const { open } = kept(reading);
          const isRefused = error instanceof ProviderFault && ['rejected', 'not_found'].includes(error.kind);
          if (!isRefused || open === null || open.cursor === null) throw error;
          // Cursors do not last for ever; what was noted down stays noted down.
          keep(reading, withoutCursor(kept(reading)));
        }
      }
    },
    forget: (reading: Pick<ListReading, 'key'>): void =>
      stores.settings.set(`look-back:${reading.key}`, JSON.stringify(NEVER_LOOKED)),
  };
}
