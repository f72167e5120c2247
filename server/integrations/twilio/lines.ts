import type { IncomingPhoneNumberInstance } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber.js';

import type { LineRoutes, PhoneAccount, PhoneLine } from '../../domain/providers/phone-account.ts';
import type { TwilioRest } from './rest.ts';

const PAGE = 100;
const MOST = 1000;

/** The numbers of the account, and how each is answered (twilio.md §5.1). */
export function createLines(rest: TwilioRest): PhoneAccount['numbers'] {
  function toLine(line: IncomingPhoneNumberInstance): PhoneLine {
    if (!line.sid || !line.phoneNumber) throw rest.fault('odd');
    return {
      sid: line.sid,
      number: line.phoneNumber,
      label: line.friendlyName || line.phoneNumber,
      ...routesOf(line),
      canSpeak: can(line, 'voice'),
      canText: can(line, 'sms'),
      trunkSid: line.trunkSid || null,
      applicationSid: line.voiceApplicationSid || null,
    };
  }

  return {
    list: () =>
      rest.api(async (api) => {
        const lines = await api.v2010.account.incomingPhoneNumbers.list({ pageSize: PAGE, limit: MOST });
        return lines.map(toLine);
      }),
    read: (sid) => rest.api(async (api) => toLine(await api.v2010.account.incomingPhoneNumbers(sid).fetch())),
    change: (sid, change) =>
      rest.api(async (api) => void (await api.v2010.account.incomingPhoneNumbers(sid).update(toUpdate(change)))),
  };
}

/** The library promises each of these; the wire has null where nothing is set. */
function routesOf(line: Partial<IncomingPhoneNumberInstance>): LineRoutes {
  return {
    voiceUrl: line.voiceUrl || '',
    voiceMethod: toMethod(line.voiceMethod),
    fallbackUrl: line.voiceFallbackUrl || '',
    fallbackMethod: toMethod(line.voiceFallbackMethod),
    statusUrl: line.statusCallback || '',
    statusMethod: toMethod(line.statusCallbackMethod),
    textUrl: line.smsUrl || '',
    textMethod: toMethod(line.smsMethod),
  };
}

function toUpdate(change: Partial<LineRoutes>) {
  return {
    ...(change.voiceUrl !== undefined && { voiceUrl: change.voiceUrl }),
    ...(change.voiceMethod && { voiceMethod: change.voiceMethod }),
    ...(change.fallbackUrl !== undefined && { voiceFallbackUrl: change.fallbackUrl }),
    ...(change.fallbackMethod && { voiceFallbackMethod: change.fallbackMethod }),
    ...(change.statusUrl !== undefined && { statusCallback: change.statusUrl }),
    ...(change.statusMethod && { statusCallbackMethod: change.statusMethod }),
    ...(change.textUrl !== undefined && { smsUrl: change.textUrl }),
    ...(change.textMethod && { smsMethod: change.textMethod }),
  };
}

function toMethod(word: string | undefined): 'GET' | 'POST' {
  return word === 'GET' ? 'GET' : 'POST';
}

function can({ capabilities }: { capabilities?: unknown }, what: string): boolean {
  return typeof capabilities === 'object' && capabilities !== null && Reflect.get(capabilities, what) === true;
}
