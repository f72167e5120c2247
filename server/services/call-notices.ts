import type { SaidNotice } from '#contract/calls.ts';
import type { AppEvents } from '#contract/events.ts';
import { noticeSaid, type Judged } from '../domain/connect/said-notice.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { LineBook } from './line-book.ts';

type Deps = {
  stores: Pick<Stores, 'calls' | 'lines' | 'notices' | 'words' | 'transactUnsynced'>;
  lineBook: Pick<LineBook, 'byKey'>;
  bus: Bus<AppEvents>;
};

export type CallNotices = ReturnType<typeof createCallNotices>;

/** Whether the caller was told of the AI and the recording: noted when a call is over, before its words are tidied away. */
export function createCallNotices({ stores, lineBook, bus }: Deps) {
  function messageOf({ id, callSid }: CallRecord): { words: string | null } | null {
    if (stores.lines.voicemailsOf(id).length === 0) return null;
    const row = callSid === null ? undefined : stores.lines.call(callSid);
    return { words: (row && lineBook.byKey(row.line)?.settings.fallback.words) ?? null };
  }

  function judged(call: CallRecord): Judged | null {
    const pack = stores.words.pack(call.id);
    const isGiven = pack?.overrides.includes('agent.first_message') === true;
    return noticeSaid({
      turns: stores.words.turns(call.id),
      greeting: isGiven ? pack.firstMessage : null,
      message: messageOf(call),
    });
  }

  function note(call: CallRecord): void {
    const found = judged(call);
    const before = stores.notices.of(call.id);
    // What was heard counts more than what was to be said, also when the words themselves are gone.
    if (found === null || (before !== null && !found.isHeard) || found.said === before) return;
    // As long as the words are there it is found anew, and before they go it is on the disk with all that came after it.
    stores.transactUnsynced(() => stores.notices.put(call.id, found.said));
  }

  bus.subscribe(({ name, payload }) => {
    const call = name === 'call.changed' && payload.status !== 'live' ? stores.calls.find(payload.id) : undefined;
    if (call) note(call);
  });

  /** Null while it is not known, such as during the call. */
  return (call: CallRecord): SaidNotice | null => stores.notices.of(call.id) ?? judged(call)?.said ?? null;
}
