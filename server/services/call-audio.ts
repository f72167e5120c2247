import type { CallSound, RecordingPlace } from '#contract/conversations.ts';
import type { AppEvents } from '#contract/events.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { createAnyCall } from './any-call.ts';
import type { LiveDesk } from './bridge/live-desk.ts';
import type { Recordings } from './recordings.ts';

type Deps = {
  stores: Stores;
  recordings: Recordings;
  voice: () => VoiceAccount;
  phone: () => PhoneAccount;
  live: Pick<LiveDesk, 'open'>;
  bus: Bus<AppEvents>;
};

export type Sound = { type: string; bytes: AsyncIterable<Uint8Array> };
export type CallAudio = ReturnType<typeof createCallAudio>;

const MP3 = 'audio/mpeg';
/** Lines of μ-law, as `services/bridge/listeners.ts` makes them. */
const LIVE = 'text/plain; charset=us-ascii';
type NoSound = 'conversations_no_recording' | 'conversations_no_message';
/** A recording of two hours on a slow line. */
const LONGEST_MS = 10 * 60_000;

/** What was said in a call, to be heard: from here where it is kept, else from the provider as it comes, and not kept. */
export function createCallAudio({ stores, recordings, voice, phone, live, bus }: Deps) {
  const find = createAnyCall({ stores });

  async function fromProvider({ conversationId }: CallRecord, signal: AbortSignal): Promise<Sound> {
    if (conversationId === null) throw refused('not_found', tell('conversations_no_call_there'));
    return heardAt(voice().conversations.audio(conversationId, signal), 'conversations_no_recording');
  }

  /** Of a memory that was restored from a backup without recordings only their names came along. */
  const isHere = ({ audioFile }: CallRecord): boolean => audioFile !== null && recordings.isHere(audioFile);

  function placeOf({ id }: CallRecord): RecordingPlace {
    const call = stores.calls.find(id);
    if (!call || call.status === 'live' || stores.calls.summary(id)?.rehearsal) return 'none';
    if (isHere(call)) return 'here';
    return call.conversationId === null ? 'none' : 'provider';
  }

  function soundOf(call: CallRecord): CallSound {
    const voicemails = stores.lines.voicemailsOf(call.id).map(({ recordingSid: id, seconds }) => ({ id, seconds }));
    return { place: placeOf(call), voicemails };
  }

  return {
    /**
     * `id` is any id of the call, of a message that was left in one, or of somebody who listens while it goes on.
     * Throws `not_found` where nobody has a recording, and ProviderFault.
     */
    async open(id: string, signal: AbortSignal): Promise<Sound> {
      const heard = live.open(id, signal);
      if (heard) return { type: LIVE, bytes: heard };
      if (stores.lines.isVoicemail(id))
        return heardAt(phone().recordings.audio(id, signal), 'conversations_no_message');
      const call = find(id);
      if (call.audioFile === null || !isHere(call)) return fromProvider(call, signal);
      return { type: MP3, bytes: recordings.read(call.audioFile) };
    },
    where: ({ id }: { id: string }): CallSound => soundOf(find(id)),
    /** Fetches the recording and keeps it, sealed, until the owner's limits or the forgetting of its caller end that. */
    async keep({ id }: { id: string }): Promise<CallSound> {
      const call = find(id);
      if (isHere(call)) return soundOf(call);
      const { bytes } = await fromProvider(call, AbortSignal.timeout(LONGEST_MS));
      const file = await recordings.keep(bytes);
      const isKept = stores.transact(() => {
        const now = stores.calls.find(call.id);
        // Forgotten, or kept by a delivery, while it came.
        if (!now || now.audioFile !== call.audioFile || now.identityId === null) return false;
        stores.calls.save({ ...now, audioFile: file });
        return true;
      });
      if (isKept) recordings.admit(file);
      else recordings.remove(file);
      const summary = stores.calls.summary(call.id);
      if (summary) bus.publish('call.changed', summary);
      return soundOf(call);
    },
  };
}

/** A sound of a provider's, with the sentence for one that is not there. */
async function heardAt(asked: Promise<Sound>, none: NoSound): Promise<Sound> {
  try {
    const { type, bytes } = await asked;
    return { type: type.startsWith('audio/') ? type : MP3, bytes };
  } catch (error) {
    const isNone = error instanceof ProviderFault && error.kind === 'not_found';
    throw isNone ? refused('not_found', tell(none), { cause: error }) : error;
  }
}
