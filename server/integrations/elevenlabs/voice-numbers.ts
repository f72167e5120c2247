import { z } from 'zod';

import type {
  NewVoiceNumber,
  SipInbound,
  SipOutbound,
  VoiceAccount,
  VoiceNumber,
} from '../../domain/providers/voice-account.ts';
import { jsonBody } from '../http/json.ts';
import type { VoiceClient } from './voice-client.ts';

const PATH = '/v1/convai/phone-numbers';

const Line = z
  .object({
    phone_number_id: z.string().min(1),
    phone_number: z.string(),
    label: z.string().nullish().catch(null),
    provider: z.string().nullish().catch(null),
    assigned_agent: z.object({ agent_id: z.string().nullish() }).nullish().catch(null),
  })
  .transform((line) => ({
    id: line.phone_number_id,
    number: line.phone_number,
    label: line.label ?? '',
    carrier: carrierOf(line.provider),
    agentId: line.assigned_agent?.agent_id ?? null,
  }));
const Added = z.object({ phone_number_id: z.string().min(1) });
/** Bringing a number in, they ask its carrier while we wait. */
const ADD_LIMIT_MS = 30_000;

/** The numbers that agents answer (elevenlabs.md §3.1–3.2). */
export function createVoiceNumbers(client: VoiceClient): VoiceAccount['numbers'] {
  const at = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
  return {
    async list() {
      const lines = await client.askFor({ method: 'GET', path: PATH }, z.array(z.unknown()));
      return lines.flatMap((each) => Line.safeParse(each).data ?? []);
    },
    async add(number) {
      const body = jsonBody(toBody(number));
      const added = await client.askFor({ method: 'POST', path: PATH, body, limitMs: ADD_LIMIT_MS }, Added);
      return { id: added.phone_number_id };
    },
    assign: (id, agentId) =>
      client.tell({ method: 'PATCH', path: at(id), body: jsonBody({ agent_id: agentId }), limitMs: ADD_LIMIT_MS }),
    remove: (id) => client.tell({ method: 'DELETE', path: at(id), limitMs: ADD_LIMIT_MS }),
  };
}

function carrierOf(provider: string | null | undefined): VoiceNumber['carrier'] {
  return provider === 'twilio' || provider === 'sip_trunk' ? provider : 'other';
}

function toBody(number: NewVoiceNumber): unknown {
  const common = {
    provider: number.carrier,
    phone_number: number.number,
    label: number.label,
    agent_id: number.agentId,
  };
  if (number.carrier === 'sip_trunk')
    return {
      ...common,
      inbound_trunk_config: number.inbound ? toInbound(number.inbound) : undefined,
      outbound_trunk_config: number.outbound ? toOutbound(number.outbound) : undefined,
    };
  const { accountSid, authToken, apiKey } = number;
  // Texts stay where the shop receives them today.
  const rest = { ...common, enable_sms: false };
  return apiKey
    ? { ...rest, sid: apiKey.sid, token: apiKey.secret, account_auth_token: authToken }
    : { ...rest, sid: accountSid, token: authToken };
}

function toInbound({ allowedAddresses, login, encryption }: SipInbound): unknown {
  return {
    allowed_addresses: allowedAddresses.length > 0 ? allowedAddresses : undefined,
    media_encryption: encryption,
    credentials: login ?? undefined,
  };
}

function toOutbound({ address, transport, login, encryption }: SipOutbound): unknown {
  return { address, transport, media_encryption: encryption, credentials: login ?? undefined };
}
