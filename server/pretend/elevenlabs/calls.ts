import { z } from 'zod';

import { ok, type Reply, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { newConversation } from './new-conversation.ts';
import { begun } from './initiation.ts';
import { read } from './refusals.ts';

const Initiation = z.record(z.string(), z.unknown());
const Outbound = z.looseObject({
  agent_id: z.string(),
  agent_phone_number_id: z.string(),
  to_number: z.string().regex(/^\+[1-9]\d{6,14}$/),
  conversation_initiation_client_data: Initiation.nullish(),
});
const Register = z.looseObject({
  agent_id: z.string(),
  from_number: z.string(),
  to_number: z.string(),
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
  conversation_initiation_client_data: Initiation.nullish(),
});

/** Calls that the provider makes, and those it takes over (elevenlabs.md §3.3, §3.4). */
export function callRoutes(account: Account): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/convai/twilio/outbound-call',
      scope: 'convai_write',
      handle: ({ body }) => outbound(account, 'twilio', read(Outbound, body)),
    },
    {
      method: 'POST',
      path: '/v1/convai/sip-trunk/outbound-call',
      scope: 'convai_write',
      handle: ({ body }) => outbound(account, 'sip_trunking', read(Outbound, body)),
    },
    {
      method: 'POST',
      path: '/v1/convai/twilio/register-call',
      scope: 'convai_write',
      handle: ({ body }) => registered(account, read(Register, body)),
    },
  ];
}

/** The phone rings here: every time this runs is one more call to a person. */
function outbound(account: Account, carrier: 'twilio' | 'sip_trunking', given: z.infer<typeof Outbound>): Reply {
  const { state } = account;
  account.agent(given.agent_id);
  const line = state.numbers.get(given.agent_phone_number_id);
  const provider = carrier === 'twilio' ? 'twilio' : 'sip_trunk';
  if (line?.provider !== provider) {
    throw account.refuse(404, 'phone_number_not_found', 'The phone number was not found');
  }
  const initiation = given.conversation_initiation_client_data ?? {};
  const call = newConversation(account, {
    ...{ agentId: given.agent_id, carrier, direction: 'outbound', initiation },
    ...{ external: given.to_number, shop: line.number, phoneNumberId: line.id },
  });
  const start = begun(account, call, initiation, null);
  if (!start.began) return ok({ success: false, message: start.reason, conversation_id: null, callSid: null });
  const rung = account.carrier?.ring({ from: line.number, to: given.to_number });
  if (carrier === 'twilio' && rung) call.callSid = rung.callSid;
  state.rung.push({ from: line.number, to: given.to_number, carrier, conversation_id: call.id });
  state.conversations.set(call.id, call);
  const sid = carrier === 'twilio' ? { callSid: call.callSid } : { sip_call_id: call.callSid };
  return ok({ success: true, message: 'Success', conversation_id: call.id, ...sid });
}

function registered(account: Account, given: z.infer<typeof Register>): Reply {
  const { state } = account;
  account.agent(given.agent_id);
  const [external, shop] =
    given.direction === 'inbound' ? [given.from_number, given.to_number] : [given.to_number, given.from_number];
  const initiation = given.conversation_initiation_client_data ?? {};
  const call = newConversation(account, {
    ...{ agentId: given.agent_id, carrier: 'twilio', direction: given.direction, initiation },
    ...{ external, shop, phoneNumberId: '' },
  });
  state.conversations.set(call.id, call);
  const stream = 'wss://api.elevenlabs.io/v1/convai/conversation/twilio';
  const parameter = `<Parameter name="conversation_id" value="${call.id}"/>`;
  const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response><Connect><Stream url="${stream}">${parameter}</Stream></Connect></Response>`;
  return { status: 200, type: 'text/plain; charset=utf-8', body: twiml };
}
