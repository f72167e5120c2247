import { z } from 'zod';

import type { OutgoingCall, VoiceAccount } from '../../domain/providers/voice-account.ts';
import { jsonBody } from '../http/json.ts';
import type { VoiceClient } from './voice-client.ts';

const Started = z.object({
  success: z.boolean(),
  conversation_id: z.string().nullish().catch(null),
  callSid: z.string().nullish().catch(null),
  sip_call_id: z.string().nullish().catch(null),
});
/** They dial before they answer. */
const START_LIMIT_MS = 30_000;
/** Twilio waits 15 s for the whole of it, and hears the fallback's words where this fails (twilio.md §2.1). */
const REGISTER_LIMIT_MS = 6000;

/** Calls that we begin or hand over (elevenlabs.md §3.3–3.4). Neither is ever asked for twice. */
export function createVoiceCalls(client: VoiceClient): VoiceAccount['calls'] {
  return {
    async start(call) {
      const way = call.carrier === 'twilio' ? 'twilio' : 'sip-trunk';
      const path = `/v1/convai/${way}/outbound-call`;
      const asked = {
        method: 'POST',
        path,
        body: jsonBody(toBody(call)),
        limitMs: START_LIMIT_MS,
        callWaits: true,
      } as const;
      const started = await client.askFor(asked, Started);
      if (!started.success) throw client.fault('rejected', { code: 'not_dialled' });
      const sid = started.callSid ?? started.sip_call_id;
      return { conversationId: started.conversation_id ?? null, callSid: sid ?? null };
    },
    async register({ agentId, from, to, direction, initiation }) {
      const body = jsonBody({
        agent_id: agentId,
        from_number: from,
        to_number: to,
        direction,
        conversation_initiation_client_data: initiation,
      });
      const { text } = await client.ask({
        ...{ method: 'POST', path: '/v1/convai/twilio/register-call', body, limitMs: REGISTER_LIMIT_MS },
        callWaits: true,
        headers: { accept: 'text/plain, text/xml, application/xml' },
      });
      const twiml = unquoted(text).trim();
      if (!/^(?:<\?xml[^>]*>\s*)?<Response[\s>/]/.test(twiml)) throw client.fault('odd');
      return twiml;
    },
  };
}

function toBody({ agentId, numberId, to, initiation, ringSeconds }: OutgoingCall): unknown {
  return {
    agent_id: agentId,
    agent_phone_number_id: numberId,
    to_number: to,
    conversation_initiation_client_data: initiation,
    telephony_call_config: { ringing_timeout_secs: ringSeconds },
  };
}

/** Whoever answers in JSON puts the same text in quotes. */
function unquoted(text: string): string {
  if (!text.trimStart().startsWith('"')) return text;
  try {
    return z.string().catch('').parse(JSON.parse(text));
  } catch {
    return '';
  }
}
