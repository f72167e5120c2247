import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { saysHeard } from '../../domain/connect/notice.ts';
import type { LiveRoom } from './live-room.ts';

export type LiveDesk = ReturnType<typeof createLiveDesk>;

/** What the owner sees and hears of a call that goes through this computer. */
export function createLiveDesk({ room }: { room: LiveRoom }) {
  /** Throws `conflict` where nobody may listen. */
  function admit(id: string): void {
    const talk = room.talk(id);
    if (talk === null) throw refused('conflict', tell('live_not_here'));
    if (!talk.isOn) throw refused('conflict', tell('lines_call_over'));
    // Not what it was to say: what the caller heard.
    const greeting = room.greeting(id);
    if (greeting === null) throw refused('conflict', tell('live_not_greeted'));
    if (greeting.isCut) throw refused('conflict', tell('live_greeting_cut'));
    if (!saysHeard(greeting.text)) throw refused('conflict', tell('live_not_told'));
  }

  return {
    talk: ({ id }: ParsedInput<'calls.live'>): CommandOutput<'calls.live'> => ({ talk: room.talk(id) }),
    listen({ id, sound }: ParsedInput<'calls.listen'>): CommandOutput<'calls.listen'> {
      admit(id);
      if (sound === undefined) return { sound: room.listeners.begin(id) };
      if (!room.listeners.renew(sound, id)) throw refused('conflict', tell('live_listening_over'));
      return { sound };
    },
    /** Null where this is not of somebody who listens. */
    open: (sound: string, signal: AbortSignal): AsyncIterable<Uint8Array> | null => room.listeners.open(sound, signal),
  };
}
