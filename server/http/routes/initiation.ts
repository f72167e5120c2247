import type { InitiationAnswer } from '../../domain/answer-body.ts';
import { NOTHING_TOLD, type RingRequest } from '../../domain/ring-request.ts';
import { toRingRequest } from '../../integrations/elevenlabs/ring.ts';
import type { Ringing } from '../../services/ringing.ts';
import type { Answer, Delivery, HeaderSecretAuth, WebhookRoute } from '../webhook-route.ts';

type Deps = { ringing: Ringing; secrets: () => readonly string[] };

const DEADLINE_MS = 300;
const MAX_BYTES = 16 * 1024;

/** Where ElevenLabs asks who is calling (elevenlabs.md §1), and seed 004's name for the same. */
export function initiationRoutes({ ringing, secrets }: Deps): WebhookRoute[] {
  const auth: HeaderSecretAuth = { kind: 'header', header: 'x-linekeeper-secret', secrets };
  const asked = ({ body }: Delivery) => (body === undefined ? null : toRingRequest(body));
  const route = (name: string, path: `/${string}`): WebhookRoute => ({
    name,
    method: 'POST',
    path,
    contentType: 'application/json',
    maxBytes: MAX_BYTES,
    auth,
    neverFails: true,
    deadlineMs: DEADLINE_MS,
    handle(delivery) {
      const request = asked(delivery);
      return told(request === null ? ringing.fallback(null) : ringing.answer(request), request);
    },
    fallback(delivery) {
      const request = asked(delivery);
      return told(ringing.fallback(request), request);
    },
  });
  return [
    route('personalize', '/webhook/personalize'),
    route('conversation-initiation', '/api/webhooks/elevenlabs/conversation-initiation'),
  ];
}

function told(body: InitiationAnswer, request: RingRequest | null): Answer {
  const { callSid, conversationId } = request ?? NOTHING_TOLD;
  const { call_ref: callRef } = body.dynamic_variables;
  return {
    status: 200,
    body,
    about: { callRef: typeof callRef === 'string' ? callRef : null, callSid, conversationId },
  };
}
