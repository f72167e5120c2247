import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { textAt, type Json } from './json.ts';
import { paged } from './paging.ts';
import { read } from './refusals.ts';
import type { PhoneEntry } from './state.ts';

/** Where the provider itself answers a Twilio number's calls. */
export const NATIVE_VOICE_URL = 'https://api.elevenlabs.io/twilio/inbound_call';
const NATIVE_STATUS_URL = 'https://api.elevenlabs.io/twilio/status-callback';
const NATIVE_SMS_URL = 'https://api.elevenlabs.io/twilio/inbound_sms';

const Common = { phone_number: z.string().min(3), label: z.string().min(1), agent_id: z.string().nullish() };
const NewNumber = z.discriminatedUnion('provider', [
  z.looseObject({
    provider: z.literal('twilio'),
    ...Common,
    sid: z.string(),
    token: z.string(),
    account_auth_token: z.string().nullish(),
    enable_sms: z.boolean().default(true),
  }),
  z.looseObject({
    provider: z.literal('sip_trunk'),
    ...Common,
    inbound_trunk_config: z.looseObject({}).nullish(),
    outbound_trunk_config: z.looseObject({ address: z.string() }).nullish(),
  }),
]);
type NewNumber = z.infer<typeof NewNumber>;
const Change = z.looseObject({ agent_id: z.string().nullish(), label: z.string().optional() });

/** Phone numbers (elevenlabs.md §3.1, §3.2). */
export function numberRoutes(account: Account): Route[] {
  const { state } = account;
  const told = (entry: PhoneEntry): Json =>
    toWire(entry, entry.agentId && textAt(state.agents.get(entry.agentId), 'name'));
  const all = (): Json[] => [...state.numbers.values()].map(told);
  const found = (id: string): PhoneEntry => {
    const entry = state.numbers.get(id);
    if (!entry) throw account.refuse(404, 'phone_number_not_found', `Phone number ${id} was not found`);
    return entry;
  };
  return [
    { method: 'GET', path: '/v1/convai/phone-numbers', scope: 'convai_read', handle: () => ok(all()) },
    {
      method: 'GET',
      path: '/v1/convai/v2/phone-numbers',
      scope: 'convai_read',
      handle({ query }) {
        const { items, ...rest } = paged(all(), query, 'phone_number_id');
        return ok({ phone_numbers: items, ...rest });
      },
    },
    {
      method: 'POST',
      path: '/v1/convai/phone-numbers',
      scope: 'convai_write',
      handle: ({ body }) => ok({ phone_number_id: imported(account, read(NewNumber, body)) }),
    },
    {
      method: 'GET',
      path: '/v1/convai/phone-numbers/:id',
      scope: 'convai_read',
      handle: ({ parameters: { id = '' } }) => ok(told(found(id))),
    },
    {
      method: 'PATCH',
      path: '/v1/convai/phone-numbers/:id',
      scope: 'convai_write',
      handle({ body, parameters: { id = '' } }) {
        const entry = found(id);
        const { agent_id: agentId, label } = read(Change, body);
        if (agentId) account.agent(agentId);
        if (agentId !== undefined) entry.agentId = agentId;
        if (label !== undefined) entry.label = label;
        return ok(told(entry));
      },
    },
    {
      method: 'DELETE',
      path: '/v1/convai/phone-numbers/:id',
      scope: 'convai_write',
      handle({ parameters: { id = '' } }) {
        const { number, provider } = found(id);
        state.numbers.delete(id);
        if (provider === 'twilio' && account.lettingGo === 'clears') account.carrier?.letGo(number);
        return ok({});
      },
    },
  ];
}

export function toWire({ id, provider, number, label, agentId, more }: PhoneEntry, agentName: string | null): Json {
  return {
    phone_number: number,
    label,
    supports_inbound: true,
    supports_outbound: true,
    phone_number_id: id,
    assigned_agent: agentId === null ? null : { agent_id: agentId, agent_name: agentName ?? '' },
    provider,
    ...more,
  };
}

/** Only numbers that are in the Twilio account; its voice address is the provider's own from then on. */
function imported(account: Account, given: NewNumber): string {
  const { state, carrier } = account;
  if (given.agent_id) account.agent(given.agent_id);
  if ([...state.numbers.values()].some(({ number }) => number === given.phone_number)) {
    throw account.refuse(409, 'phone_number_already_exists', 'The phone number was imported before');
  }
  if (given.provider === 'twilio') {
    const { sid, token, phone_number: number } = given;
    if (carrier && !carrier.has({ sid, token }, number)) {
      throw account.refuse(400, 'twilio_number_not_found', 'The number was not found in the Twilio account');
    }
    const smsUrl = given.enable_sms ? NATIVE_SMS_URL : null;
    carrier?.takeOver(number, { voiceUrl: NATIVE_VOICE_URL, statusUrl: NATIVE_STATUS_URL, smsUrl });
  }
  const id = state.newId('phnum');
  state.numbers.set(id, {
    ...{ id, provider: given.provider, number: given.phone_number, label: given.label },
    agentId: given.agent_id ?? null,
    more: given.provider === 'twilio' ? {} : trunks(given),
  });
  return id;
}

/** Passwords are never told. */
function trunks({
  inbound_trunk_config: inbound,
  outbound_trunk_config: outbound,
}: Extract<NewNumber, { provider: 'sip_trunk' }>): Json {
  const open = (config: Json | null | undefined): Json | null =>
    config ? { ...config, credentials: null, has_auth_credentials: Boolean(config['credentials']) } : null;
  return { inbound_trunk: open(inbound), outbound_trunk: open(outbound), livekit_stack: 'standard' };
}
