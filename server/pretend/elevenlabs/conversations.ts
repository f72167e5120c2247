import { ok, type Reply, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { toDetail, toSummary, type Conversation } from './conversation-document.ts';
import { paged } from './paging.ts';

const LONGEST_PAGE = 100;

/** Conversations (elevenlabs.md §4): paged, told, heard, deleted. */
export function conversationRoutes(account: Account): Route[] {
  const { state } = account;
  const found = (id: string): Conversation => {
    const call = state.conversations.get(id);
    if (!call) throw account.refuse(404, 'conversation_not_found', `Conversation ${id} was not found`);
    return call;
  };
  const path = '/v1/convai/conversations/:id';
  return [
    {
      method: 'GET',
      path: '/v1/convai/conversations',
      scope: 'convai_read',
      handle: ({ query }) => list(account, query),
    },
    {
      method: 'GET',
      path,
      scope: 'convai_read',
      handle: ({ parameters: { id = '' } }) => ok(toDetail(found(id))),
    },
    {
      method: 'GET',
      path: `${path}/audio`,
      scope: 'convai_read',
      handle({ parameters: { id = '' } }) {
        const { audio } = found(id);
        if (audio === null) throw account.refuse(404, 'audio_not_found', 'The conversation has no audio');
        return { status: 200, type: 'audio/mpeg', body: audio };
      },
    },
    {
      method: 'DELETE',
      path,
      scope: 'convai_write',
      handle({ parameters: { id = '' } }) {
        state.conversations.delete(found(id).id);
        return ok({});
      },
    },
  ];
}

function list(account: Account, query: URLSearchParams): Reply {
  if (Number(query.get('page_size') ?? 30) > LONGEST_PAGE) {
    throw account.refuse(422, 'invalid_parameters', `page_size must be at most ${LONGEST_PAGE}`);
  }
  const wanted = [...account.state.conversations.values()].filter((call) => isWanted(call, query));
  const sign = query.get('sort_direction') === 'asc' ? 1 : -1;
  wanted.sort((one, other) => sign * (one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1)));
  const withSummary = query.get('summary_mode') === 'include';
  const { items, ...rest } = paged(
    wanted.map((call) => ({ conversation_id: call.id, call })),
    query,
    'conversation_id',
  );
  return ok({ conversations: items.map(({ call }) => toSummary(call, withSummary)), ...rest });
}

function isWanted(call: Conversation, query: URLSearchParams): boolean {
  const is = (name: string, value: unknown): boolean => !query.get(name) || query.get(name) === value;
  const after = Number(query.get('call_start_after_unix') ?? 0);
  const before = Number(query.get('call_start_before_unix') ?? Infinity);
  return (
    is('agent_id', call.agentId) &&
    is('user_id', call.initiation['user_id']) &&
    is('call_successful', call.successful) &&
    call.startedAt >= after &&
    call.startedAt <= before &&
    !query.getAll('exclude_statuses').includes(call.status)
  );
}
