import { ProviderFault } from '../../domain/providers/fault.ts';
import type { PhoneAccount } from '../../domain/providers/phone-account.ts';
import type { TwilioRest } from './rest.ts';

/** What was recorded on calls. The library deletes it, and knows nothing of its sound: that is the same address, `.mp3`. */
export function createRecordings(rest: TwilioRest): PhoneAccount['recordings'] {
  return {
    audio: (recordingSid, signal) => rest.stream(`/Recordings/${encodeURIComponent(recordingSid)}.mp3`, signal),
    async remove(recordingSid) {
      try {
        await rest.api((api) => api.v2010.account.recordings(recordingSid).remove());
      } catch (error) {
        if (!(error instanceof ProviderFault && error.kind === 'not_found')) throw error;
      }
    },
  };
}
