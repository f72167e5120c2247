import { ProviderFault, type FaultKind } from '../../../server/domain/providers/fault.ts';
import type {
  ConversationState,
  FetchedConversation,
  VoiceAccount,
} from '../../../server/domain/providers/voice-account.ts';
import { tell } from '#contract/told.ts';

export type HandCall = {
  id: string;
  startedAt: number;
  seconds?: number;
  state?: ConversationState;
  isUnderWay?: boolean;
  callSid?: string | null;
  agentId?: string;
  body?: string;
};

/** A fault as the transport throws it. */
export function aFault(kind: FaultKind, retryAfterMs: number | null = null): ProviderFault {
  const told = tell('conversations_no_recording');
  return new ProviderFault({ provider: 'elevenlabs', kind, told, retryAfterMs });
}

/** The conversations of an account, by hand: what is in `calls` is there, what `before` throws is refused. */
export function aHandVoice(calls: HandCall[], { pageSize = 100 } = {}) {
  const asked: string[] = [];
  let before: (request: string) => void | Promise<void> = () => undefined;
  async function ask(request: string): Promise<void> {
    asked.push(request);
    await before(request);
  }

  const conversations: VoiceAccount['conversations'] = {
    async list({ after = 0, before: until = Infinity, cursor, agentId }) {
      await ask(`list ${cursor ?? ''}`.trim());
      const wanted = calls
        .filter((call) => call.startedAt >= after && call.startedAt <= until)
        .filter((call) => agentId === undefined || call.agentId === agentId)
        .toSorted((one, other) => one.startedAt - other.startedAt);
      const from = Number(cursor ?? 0);
      const entries = wanted.slice(from, from + pageSize).map(toFetched);
      return { conversations: entries, nextCursor: wanted.length > from + pageSize ? String(from + pageSize) : null };
    },
    async read(id) {
      await ask(`read ${id}`);
      const call = calls.find((one) => one.id === id);
      if (!call) throw aFault('not_found');
      return toFetched(call);
    },
    async audio(id) {
      await ask(`audio ${id}`);
      return { type: 'audio/mpeg', bytes: bytesOf(id) };
    },
    async remove(id) {
      await ask(`remove ${id}`);
      calls.splice(0, calls.length, ...calls.filter((one) => one.id !== id));
    },
    async address(farSide) {
      await ask(`address ${farSide}`);
      throw aFault('not_found');
    },
  };
  const voice = (): VoiceAccount => ({ conversations }) as VoiceAccount;
  return { voice, asked, calls, onAsk: (work: typeof before) => void (before = work) };
}

async function* bytesOf(id: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(`sound of ${id}`));
}

function toFetched({ id, startedAt, seconds = 60, state = 'done', isUnderWay = false, ...given }: HandCall) {
  const { callSid = null, agentId = '', body } = given;
  const isOver = state === 'done' || state === 'failed';
  const delivery = { kind: 'finished', body: body ?? JSON.stringify({ id }) };
  return {
    ...{ id, agentId, startedAt, durationSeconds: seconds, state, isUnderWay, direction: 'inbound', callSid },
    delivery: isOver ? delivery : null,
  } as const satisfies FetchedConversation;
}
