import { sentences } from '#contract/sentences.ts';
import { bridgeReason } from '../domain/bridge/verdict.ts';
import { later, type CallRecord } from '../domain/call-record.ts';
import type { LineCall } from '../domain/line-call.ts';
import { cameAbout, isOver, laterState, type CarrierState } from '../domain/line-state.ts';
import type { LineTaker } from '../store/lines-store.ts';
import { callTombstone } from './call-identity.ts';
import type { LineBook } from './line-book.ts';
import { NO_NEWS, type LineNews, type LineNotes } from './line-notes.ts';
import type { MissedCalls } from './missed-calls.ts';

type Deps = { notes: LineNotes; lines: LineBook; missed: MissedCalls; now: () => Date };

/** How far a call has come, and who has it. */
type Reached = { state: CarrierState; taker: LineTaker };

/**
 * What the carrier tells of the state of a call: in any order and any number of times, the same comes of it. It ends
 * what is still live; whatever the voice provider says of the conversation counts more (`toldStatus`).
 */
export function createLineEnds({ notes, lines, missed, now }: Deps) {
  const { stores, put, callOf, noted, announce, touched } = notes;

  function ended(found: CallRecord, { seconds }: LineCall, reached: Reached): LineNews {
    if (found.status !== 'live') return timed(found, seconds);
    const isTaken = cameAbout(reached.state) && reached.taker !== 'words';
    const call: CallRecord = {
      ...found,
      status: isTaken ? 'ended' : 'failed',
      endedAt: seconds === null ? now().toISOString() : later(found.startedAt, seconds),
      durationSeconds: seconds,
      endedBecause: reasonOf(isTaken, reached, bridgeReason(found.endedBecause)),
    };
    stores.calls.save(call);
    return { call, tasks: touched(call, changedTasks(call, isTaken, reached.taker)) };
  }

  function changedTasks(call: CallRecord, isTaken: boolean, taker: LineTaker): string[] {
    if (!isTaken) return missed.note(call);
    // Who left a message, or was with the agent for a while, has yet to be heard.
    return taker === 'staff' ? missed.settle(call) : [];
  }

  /** The end may be told a second time, and only then how long the call was. */
  function timed(found: CallRecord, seconds: number | null): LineNews {
    const isNews = found.durationSeconds === null && seconds !== null && found.conversationId === null;
    if (!isNews) return NO_NEWS;
    const call = { ...found, durationSeconds: seconds, endedAt: later(found.startedAt, seconds) };
    stores.calls.save(call);
    return { call, tasks: [] };
  }

  return function heard(call: LineCall): void {
    const { state, callSid } = call;
    const line = call.direction === 'inbound' ? lines.of(call.to) : null;
    if (state === null || stores.settings.erasedAt(callTombstone(callSid)) !== undefined) return;
    const row = stores.lines.call(callSid);
    const reached = { state: laterState(row?.state ?? state, state), taker: row?.taker ?? 'agent' };
    const isUntaken = isOver(reached.state) && !cameAbout(reached.state) && reached.taker !== 'nobody';
    const found = callOf(call) ?? (isUntaken && line !== null ? noted(call) : null);
    const news = stores.transact((): LineNews => {
      if (line !== null) put(call, line, reached);
      return found === null || !isOver(reached.state) ? NO_NEWS : ended(found, call, reached);
    });
    announce(news);
  };
}

/** `told`: what the bridge said of it, which was nearer. */
function reasonOf(isTaken: boolean, { state, taker }: Reached, told: string | null): string | null {
  if (taker === 'staff') return sentences.lines_end_staff;
  if (taker === 'voicemail') return sentences.lines_end_message;
  if (isTaken || told !== null) return told;
  return state === 'busy' || state === 'no-answer' ? state : sentences.lines_end_missed;
}
