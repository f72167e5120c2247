import { z } from 'zod';

import { ProviderFault } from '../../domain/providers/fault.ts';
import type { ConversationPage, ConversationQuery, VoiceAccount } from '../../domain/providers/voice-account.ts';
import type { MakeFault } from '../http/fault-maker.ts';
import type { Answered, Asked } from '../http/wire.ts';
import { toEntry, toFetched } from './conversation.ts';
import { ConversationList } from './conversation-payloads.ts';

type Streamed = { type: string; bytes: AsyncIterable<Uint8Array> };
type Deps = {
  /** Throws ProviderFault for every answer that is not a yes. */
  ask: (asked: Asked) => Promise<Answered>;
  /** The same, with the answer's bytes as they come. */
  stream: (asked: Asked) => Promise<Streamed>;
  fault: MakeFault;
};

const PATH = '/v1/convai/conversations';
const SIGNED = '/v1/convai/conversation/get-signed-url';
/** The most that one page holds (elevenlabs.md §4). */
const LARGEST_PAGE = 100;

/** A caller hears nothing meanwhile. */
const ADDRESS_LIMIT_MS = 4000;
const Address = z.object({ signed_url: z.string().min(1) });

/** The conversations of an account (elevenlabs.md §4). What we could do without may be missing from every answer. */
export function createConversations({ ask, stream, fault }: Deps): VoiceAccount['conversations'] {
  const at = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw fault('odd', { cause });
    }
  };

  return {
    async list(query) {
      const { text } = await ask({ method: 'GET', path: PATH, query: toQuery(query) });
      const list = ConversationList.safeParse(parsed(text));
      if (!list.success) throw fault('odd');
      return toPage(list.data);
    },
    async read(id) {
      const { text } = await ask({ method: 'GET', path: at(id) });
      const fetched = toFetched(parsed(text), text);
      if (fetched?.id !== id) throw fault('odd');
      return fetched;
    },
    audio: (id, signal) => stream({ method: 'GET', path: `${at(id)}/audio`, signal }),
    async remove(id) {
      try {
        const { text } = await ask({ method: 'DELETE', path: at(id) });
        if (text.trim() !== '') parsed(text);
      } catch (error) {
        if (!(error instanceof ProviderFault && error.kind === 'not_found')) throw error;
      }
    },
    async address(farSide, signal) {
      const query = { agent_id: farSide };
      const asked = { method: 'GET', path: SIGNED, query, limitMs: ADDRESS_LIMIT_MS, callWaits: true, signal } as const;
      const found = Address.safeParse(parsed((await ask(asked)).text));
      if (!found.success) throw fault('odd');
      return found.data.signed_url;
    },
  };
}

function toQuery({
  agentId,
  after,
  before,
  cursor,
  pageSize,
  oldestFirst,
  userId,
}: ConversationQuery): NonNullable<Asked['query']> {
  return {
    page_size: Math.min(LARGEST_PAGE, pageSize ?? LARGEST_PAGE),
    agent_id: agentId,
    call_start_after_unix: after,
    call_start_before_unix: before,
    cursor: cursor ?? undefined,
    user_id: userId,
    sort_direction: oldestFirst ? 'asc' : undefined,
  };
}

/** A cursor counts only where there is more to come: an old one would give the same page for ever. */
function toPage({ conversations, next_cursor: cursor, has_more: hasMore }: ConversationList): ConversationPage {
  return {
    conversations: conversations.map(toEntry),
    nextCursor: hasMore === false ? null : (cursor ?? null),
  };
}
