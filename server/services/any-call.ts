import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';

/** Finds a call by our id, ElevenLabs' conversation id or Twilio's CallSid. Throws AppError `not_found`. */
export function createAnyCall({ stores: { calls } }: { stores: Pick<Stores, 'calls'> }): (id: string) => CallRecord {
  return (id) => {
    const call = calls.find(id) ?? calls.findByConversation(id) ?? calls.findBySid(id);
    if (!call) throw refused('not_found', tell('no_such_call'));
    return call;
  };
}
