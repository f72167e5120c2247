import { toRelayedRequest, type RelayedRequest } from '../../integrations/elevenlabs/relayed-request.ts';
import { relayFault } from '../../integrations/model/relay-fault.ts';
import { withMemory } from '../../integrations/model/told-memory.ts';
import type { RelayDesk } from '../../services/relay/relay-desk.ts';
import type { RelayMemory } from '../../services/relay/relay-memory.ts';
import type { Answer, StreamedAnswer, StreamedDelivery, WebhookRoute } from '../webhook-route.ts';

type Deps = {
  desk: RelayDesk;
  memoryOf: RelayMemory;
  secrets: () => readonly string[];
};

/** A long talk with many tools comes to 200 kB; each turn sends all of it again. */
const MAX_BYTES = 1024 * 1024;

/**
 * An address that is given to ElevenLabs is taken as it is or with more behind it (elevenlabs.md §8), and whoever copies
 * it may end it with a slash or a version.
 */
const PATHS = [
  ...['/v1/chat/completions', '/chat/completions'],
  ...['/llm', '/llm/chat/completions', '/llm/v1/chat/completions'],
  ...['/llm/', '/llm//chat/completions', '/llm/v1', '/llm/v1/'],
] as const;

/** Where ElevenLabs asks the owner's model, with the caller's memory laid beside what it asks. */
export function relayRoutes({ desk, memoryOf, secrets }: Deps): WebhookRoute[] {
  async function handle({ headers, body, gone }: StreamedDelivery): Promise<Answer | StreamedAnswer> {
    const asked = toRelayedRequest(headers, body);
    if (asked === null) return NO_TALK;
    const messages = withMemory(asked.messages, memoryOf(asked));
    const answer = await desk.ask({ ...asked.others, messages }, gone);
    const about = clueOf(asked);
    if (answer === 'gone') return { ...NOBODY_LEFT, about };
    if (typeof answer === 'string') return { ...relayFault(answer), about };
    const type = answer.streams ? 'text/event-stream' : 'application/json';
    return { status: 200, type, pieces: answer.pieces, about };
  }
  return PATHS.map((path) => ({
    ...{ name: 'relay', method: 'POST', path, contentType: 'application/json', maxBytes: MAX_BYTES },
    ...{ auth: { kind: 'bearer', of: 'elevenlabs', secrets }, streams: true, handle },
    open: () => secrets().length > 0,
  }));
}

/** Reaches nobody; in the list of requests it is no fault of ours, as 5xx would be. */
const NOBODY_LEFT: Answer = { status: 499, body: {} };

const NO_TALK: Answer = {
  status: 400,
  body: {
    error: { message: 'No messages.', type: 'invalid_request_error', param: 'messages', code: 'invalid_messages' },
  },
};

function clueOf({ callRef, ring: { callSid, conversationId } }: RelayedRequest): NonNullable<Answer['about']> {
  return { callRef, callSid, conversationId };
}
