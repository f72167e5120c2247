import { sentences } from '#contract/sentences.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { LineCall } from '../domain/line-call.ts';
import { newId } from '../platform/ids.ts';
import type { LineTaker } from '../store/lines-store.ts';
import type { Line } from './line-book.ts';
import { NO_NEWS, type LineNews, type LineNotes } from './line-notes.ts';
import type { MissedCalls } from './missed-calls.ts';

type Deps = { notes: LineNotes; missed: MissedCalls; now: () => Date };

/** Who has a call on one of our own lines, and what was left there. */
export function createLineCalls({ notes, missed, now }: Deps) {
  const { stores, put, callOf, noted, announce, touched } = notes;

  /** The carrier may have told the end of the call before it tells who had it. */
  function takenByStaff({ callSid }: LineCall): LineNews {
    const found = stores.calls.findBySid(callSid);
    if (found?.direction !== 'inbound') return NO_NEWS;
    const call: CallRecord = found.status === 'failed' ? { ...found, ...STAFF_HAD_IT } : found;
    stores.calls.save(call);
    return { call, tasks: touched(call, missed.settle(call)) };
  }

  return {
    /** Somebody has the call now. Whoever took it keeps it: that words are said afterwards does not undo it. */
    took(call: LineCall, line: Line, taker: LineTaker): void {
      const news = stores.transactUnsynced((): LineNews => {
        const before = stores.lines.call(call.callSid);
        put(call, line, { taker: before !== undefined && taker === 'words' ? before.taker : taker });
        return taker === 'staff' ? takenByStaff(call) : NO_NEWS;
      });
      announce(news);
    },

    /** A message was left: it is a task until somebody has listened to it. */
    left(call: LineCall, line: Line): void {
      const { recording } = call;
      const found = callOf(call) ?? noted(call);
      if (recording === null || found === null) return;
      const news = stores.transact((): LineNews => {
        put(call, line, { taker: 'voicemail' });
        if (!stores.lines.addVoicemail(found.id, recording.sid, recording.seconds)) return NO_NEWS;
        const task = {
          ...{ id: newId(), kind: 'message' as const, text: sentences.lines_message_left, due: null },
          ...{ callerId: found.personId, callId: found.id, createdAt: now().toISOString(), doneAt: null },
        };
        stores.tasks.add(task, `${found.id}:recording:${recording.sid}`);
        return { call: found, tasks: touched(found, [task.id]) };
      });
      announce(news);
    },
  };
}

const STAFF_HAD_IT = { status: 'ended', endedBecause: sentences.lines_end_staff } as const;
