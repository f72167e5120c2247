import type { RecordingPlace } from '#contract/conversations.ts';
import type { AppEvents } from '#contract/events.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { createAnyCall } from './any-call.ts';
import type { Recordings } from './recordings.ts';

type Deps = {
  stores: Stores;
  recordings: Recordings;
  voice: () => VoiceAccount;
  bus: Bus<AppEvents>;
};

export type Sound = { type: string; bytes: AsyncIterable<Uint8Array> };
export type CallAudio = ReturnType<typeof createCallAudio>;

const MP3 = 'audio/mpeg';
/** A recording of two hours on a slow line. */
const LONGEST_MS = 10 * 60_000;

/** What was said in a call, to be heard: from here where it is kept, else from the provider as it comes, and not kept. */
export function createCallAudio({ stores, recordings, voice, bus }: Deps) {
  const find = createAnyCall({ stores });

  async function fromProvider({ conversationId }: CallRecord, signal: AbortSignal): Promise<Sound> {
    if (conversationId === null) throw refused('not_found', tell('conversations_no_call_there'));
    try {
      const { type, bytes } = await voice().conversations.audio(conversationId, signal);
      return { type: type.startsWith('audio/') ? type : MP3, bytes };
    } catch (error) {
      const isNone = error instanceof ProviderFault && error.kind === 'not_found';
      throw isNone ? refused('not_found', tell('conversations_no_recording'), { cause: error }) : error;
    }
  }

  function placeOf({ id }: CallRecord): RecordingPlace {
    const call = stores.calls.find(id);
    if (!call || call.status === 'live' || stores.calls.summary(id)?.rehearsal) return 'none';
    if (call.audioFile !== null) return 'here';
    return call.conversationId === null ? 'none' : 'provider';
  }

  return {
    /** `id` is any id of the call. Throws `not_found` where nobody has a recording, and ProviderFault. */
    async open(id: string, signal: AbortSignal): Promise<Sound> {
      const call = find(id);
      if (call.audioFile === null) return fromProvider(call, signal);
      return { type: MP3, bytes: recordings.read(call.audioFile) };
    },
    where: ({ id }: { id: string }): { place: RecordingPlace } => ({ place: placeOf(find(id)) }),
    /** Fetches the recording and keeps it, sealed, until the owner's limits or the forgetting of its caller end that. */
    async keep({ id }: { id: string }): Promise<{ place: RecordingPlace }> {
      const call = find(id);
      if (call.audioFile !== null) return { place: 'here' };
      const { bytes } = await fromProvider(call, AbortSignal.timeout(LONGEST_MS));
      const file = await recordings.keep(bytes);
      const isKept = stores.transact(() => {
        const now = stores.calls.find(call.id);
        // Forgotten, or kept by a delivery, while it came.
        if (!now || now.audioFile !== null || now.identityId === null) return false;
        stores.calls.save({ ...now, audioFile: file });
        return true;
      });
      if (isKept) recordings.admit(file);
      else recordings.remove(file);
      const summary = stores.calls.summary(call.id);
      if (summary) bus.publish('call.changed', summary);
      return { place: placeOf(call) };
    },
  };
}
