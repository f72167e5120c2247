import { sentences } from '#contract/sentences.ts';
import type { AppEvents } from '#contract/events.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { overCall } from '../domain/over-call.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { FetchedConversation, VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallRows } from './call-rows.ts';

export type LiveLookDeps = {
  stores: Stores;
  rows: CallRows;
  voice: () => VoiceAccount;
  kinds: readonly string[];
  /** Takes a call off the line. */
  noteEnd: (call: FinishedCall) => void;
  /** A call is over whose report has not come yet: it is fetched if it does not. */
  onWanted: () => void;
  bus: Bus<AppEvents>;
  now: () => Date;
};

/** The report of a call comes within seconds, and a second time after half a minute; then it is fetched. */
const REPORT_GRACE_MS = 2 * 60_000;
/** A ring becomes a call within seconds. */
const RING_GRACE_MS = 90_000;
const CLOCKS_DIFFER_SECONDS = 60;
/** Conversations that nobody has met yet, asked about in one look. */
const MOST_NEW = 5;
/** Calls asked about in one look. A line that never reported an end must not make each look longer than the last. */
const MOST_LIVE = 64;

/** What takes a call off the line. */
function createLineEnds({ stores, kinds, noteEnd, onWanted, bus, now }: Omit<LiveLookDeps, 'rows' | 'voice'>) {
  function isOver(fetched: FetchedConversation): void {
    noteEnd(overCall(fetched, fetched.state === 'failed' ? 'failed' : 'ended'));
    const { id, startedAt } = fetched;
    const wanted = stores.transact(() => {
      const isNew = stores.fetches.want({ conversationId: id, startedAt }, 'missed', kinds);
      if (isNew) stores.fetches.later(id, new Date(now().getTime() + REPORT_GRACE_MS).toISOString());
      return isNew;
    });
    if (wanted) onWanted();
  }

  /** A ring that became no call leaves the line as one that failed; should it have become one after all, that is told. */
  function giveUp({ id, startedAt }: CallRecord): void {
    if (now().getTime() - Date.parse(startedAt) < RING_GRACE_MS) return;
    stores.transact(() => {
      const call = stores.calls.find(id);
      if (call?.status !== 'live') return;
      stores.calls.save({ ...call, status: 'failed', endedBecause: sentences.conversations_ring_unanswered });
    });
    tellOf(id);
  }

  function tellOf(id: string | undefined): void {
    const summary = id === undefined ? undefined : stores.calls.summary(id);
    if (summary) bus.publish('call.changed', summary);
  }

  return { isOver, giveUp, tellOf };
}

/** One look at the calls that are on the line: which conversation each is, and whether it goes on. */
export function createLiveLook({ rows, voice, ...deps }: LiveLookDeps) {
  const { stores } = deps;
  const { isOver, giveUp, tellOf } = createLineEnds(deps);
  const read = (id: string) => readKnown(voice(), id);
  /** The phone calls of conversations that belong to no live call of ours. */
  const foreign = new Set<string>();

  async function lookAt({ id, direction }: CallRecord, conversationId: string): Promise<boolean> {
    const fetched = await read(conversationId);
    if (fetched !== null && fetched.state !== 'live') isOver(fetched);
    else if (direction === 'outbound' && fetched?.isUnderWay && stores.calls.markTaken(id)) tellOf(id);
    return fetched !== null;
  }

  /** Conversations that began since the oldest ring, met for the first time. True where one might be any of the rings. */
  async function meetNew(rung: readonly CallRecord[]): Promise<boolean> {
    const oldest = Math.min(...rung.map(({ startedAt }) => Date.parse(startedAt))) / 1000 - CLOCKS_DIFFER_SECONDS;
    const { conversations } = await voice().conversations.list({ after: Math.floor(oldest) });
    // One that is listed no more is over, and would be kept here for as long as the program runs.
    const listed = new Set(conversations.map(({ id }) => id));
    for (const id of foreign) if (!listed.has(id)) foreign.delete(id);
    const unknown = conversations.filter(({ id }) => !foreign.has(id) && !stores.calls.findByConversation(id));
    const found = await Promise.all(unknown.slice(0, MOST_NEW).map(({ id }) => read(id)));
    let isUnsure = unknown.length > MOST_NEW;
    for (const fetched of found) {
      if (fetched === null) continue;
      const ring = rung.find(({ callSid }) => callSid !== null && callSid === fetched.callSid);
      if (ring) join(ring, fetched);
      else if (fetched.callSid !== null) foreign.add(fetched.id);
      else isUnsure ||= fetched.state === 'live';
    }
    return isUnsure;
  }

  function join({ callSid }: CallRecord, fetched: FetchedConversation): void {
    if (fetched.state !== 'live') return isOver(fetched);
    const joined = stores.transact(() => {
      const { call } = rows.find({ callRef: null, callSid, conversationId: fetched.id });
      if (call?.conversationId === null) stores.calls.save({ ...call, conversationId: fetched.id });
      return call;
    });
    tellOf(joined?.id);
  }

  return {
    /** Looks once. False where nothing is on the line. Throws ProviderFault. */
    look: async (): Promise<boolean> => {
      const live = stores.calls.oldestLive(MOST_LIVE);
      if (live.length === 0) return false;
      const rung: CallRecord[] = [];
      for (const call of live) {
        if (call.conversationId === null) rung.push(call);
        else if (!(await lookAt(call, call.conversationId))) giveUp(call);
      }
      if (rung.length > 0 && !(await meetNew(rung)))
        for (const { id } of rung) {
          const call = stores.calls.find(id);
          if (call?.conversationId === null) giveUp(call);
        }
      return stores.calls.isAnyLive();
    },
  };
}

/** Null where the provider does not know it. */
async function readKnown({ conversations }: VoiceAccount, id: string): Promise<FetchedConversation | null> {
  try {
    return await conversations.read(id);
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === 'not_found') return null;
    throw error;
  }
}
