import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import { paged } from './paging.ts';
import { read, refusal } from './refusals.ts';
import type { Line, State } from './state.ts';

const Url = z.string().max(2000);
const Change = z.looseObject({
  FriendlyName: z.string().optional(),
  VoiceUrl: Url.optional(),
  VoiceMethod: z.enum(['GET', 'POST']).optional(),
  VoiceFallbackUrl: Url.optional(),
  VoiceFallbackMethod: z.enum(['GET', 'POST']).optional(),
  StatusCallback: Url.optional(),
  StatusCallbackMethod: z.enum(['GET', 'POST']).optional(),
  SmsUrl: Url.optional(),
  SmsMethod: z.enum(['GET', 'POST']).optional(),
  TrunkSid: z.string().optional(),
  VoiceApplicationSid: z.string().optional(),
});

/** Incoming numbers (twilio.md §5.1). */
export function numberRoutes(state: State, base: string): Route[] {
  const found = (sid: string): Line => {
    const line = state.lines.get(sid);
    if (!line) throw refusal(404, 20404, `The requested resource /IncomingPhoneNumbers/${sid}.json was not found`);
    return line;
  };
  return [
    {
      method: 'GET',
      path: `${base}/IncomingPhoneNumbers`,
      handle({ query }) {
        const wanted = [...state.lines.values()].filter(
          ({ number }) => !query.has('PhoneNumber') || number === query.get('PhoneNumber'),
        );
        const all = wanted.map((line) => toWire(state, line));
        return ok(paged(all, query, { path: `${base}/IncomingPhoneNumbers.json`, key: 'incoming_phone_numbers' }));
      },
    },
    {
      method: 'GET',
      path: `${base}/IncomingPhoneNumbers/:sid`,
      handle: ({ parameters: { sid = '' } }) => ok(toWire(state, found(sid))),
    },
    {
      method: 'POST',
      path: `${base}/IncomingPhoneNumbers/:sid`,
      handle({ body, parameters: { sid = '' } }) {
        const line = found(sid);
        const given = read(Change, body);
        const urls = [given.VoiceUrl, given.VoiceFallbackUrl, given.StatusCallback, given.SmsUrl];
        if (urls.some((url) => url !== undefined && url !== '' && !/^https?:\/\//.test(url))) {
          throw refusal(400, 21502, 'The URL is not valid');
        }
        Object.assign(line, changed(line, given));
        return ok(toWire(state, line));
      },
    },
  ];
}

function changed(line: Line, given: z.infer<typeof Change>): Line {
  const emptied = (value: string | undefined, before: string | null): string | null =>
    value === undefined ? before : value === '' ? null : value;
  return {
    ...line,
    label: given.FriendlyName ?? line.label,
    voiceUrl: given.VoiceUrl ?? line.voiceUrl,
    voiceMethod: given.VoiceMethod ?? line.voiceMethod,
    fallbackUrl: given.VoiceFallbackUrl ?? line.fallbackUrl,
    fallbackMethod: given.VoiceFallbackMethod ?? line.fallbackMethod,
    statusUrl: given.StatusCallback ?? line.statusUrl,
    statusMethod: given.StatusCallbackMethod ?? line.statusMethod,
    smsUrl: given.SmsUrl ?? line.smsUrl,
    smsMethod: given.SmsMethod ?? line.smsMethod,
    trunkSid: emptied(given.TrunkSid, line.trunkSid),
    applicationSid: emptied(given.VoiceApplicationSid, line.applicationSid),
  };
}

function toWire(state: State, line: Line): Record<string, unknown> {
  return {
    sid: line.sid,
    account_sid: state.account.sid,
    friendly_name: line.label,
    phone_number: line.number,
    voice_url: line.voiceUrl,
    voice_method: line.voiceMethod,
    voice_fallback_url: line.fallbackUrl,
    voice_fallback_method: line.fallbackMethod,
    status_callback: line.statusUrl,
    status_callback_method: line.statusMethod,
    voice_caller_id_lookup: false,
    voice_application_sid: line.applicationSid ?? '',
    trunk_sid: line.trunkSid,
    sms_url: line.smsUrl,
    sms_method: line.smsMethod,
    sms_application_sid: '',
    address_requirements: 'none',
    beta: false,
    capabilities: { voice: line.voice, sms: line.sms, mms: line.sms, fax: false },
    origin: 'twilio',
    status: 'in-use',
    api_version: '2010-04-01',
    date_created: 'Tue, 01 Sep 2026 09:00:00 +0000',
    date_updated: 'Tue, 01 Sep 2026 09:00:00 +0000',
    uri: `/2010-04-01/Accounts/${state.account.sid}/IncomingPhoneNumbers/${line.sid}.json`,
  };
}
