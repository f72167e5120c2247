import { callId } from '../../integrations/elevenlabs/ring.ts';
import type { ToolPlace } from '../../services/desk-tool-case.ts';
import { refusalSaying } from '../refusals.ts';
import type { Delivery, StrictRoute } from '../webhook-route.ts';
import { INVALID, statusOf, type ToolCaller } from './tool-caller.ts';

type Deps = { call: ToolCaller; secrets: () => readonly string[] };

const MAX_BYTES = 64 * 1024;

/**
 * The agent's tools (spec §4.6, §6). The provider's system variables say which call it is; everything else in the body
 * is the model's and is believed by nobody.
 */
export function toolRoute({ call, secrets }: Deps): StrictRoute {
  return {
    name: 'tools',
    method: 'POST',
    path: '/tools/:tool',
    contentType: 'application/json',
    maxBytes: MAX_BYTES,
    unreadable: refusalSaying(200, INVALID),
    auth: { kind: 'header', header: 'x-linekeeper-secret', secrets },
    handle({ parameter, body }: Delivery) {
      const place = placeOf(body);
      const answer = call(parameter ?? '', place, body);
      return { status: statusOf(answer), body: answer, about: place.clue };
    },
  };
}

/** What a body says of where it comes from: of the call, of the agent, and of the business it means. */
export function placeOf(body: unknown): ToolPlace {
  const given = (name: string): string | null =>
    typeof body === 'object' && body !== null && name in body ? callId((body as Record<string, unknown>)[name]) : null;
  return {
    clue: {
      callRef: given('call_ref'),
      callSid: given('call_sid') ?? given('system__call_sid'),
      conversationId: given('conversation_id') ?? given('system__conversation_id'),
    },
    agentId: given('agent_id') ?? given('system__agent_id'),
    tenantId: given('tenantId') ?? given('tenant_id'),
  };
}
