import { toPostCallEvent } from './integrations/elevenlabs/events.ts';
import { wireModel, wireModelWays } from './wiring-model.ts';
import { createAudit } from './services/audit.ts';
import { createCallEnding } from './services/call-ending.ts';
import { createCallRows } from './services/call-rows.ts';
import { createCallKeeper } from './services/call-keeper.ts';
import { createCallTroubles } from './services/call-troubles.ts';
import { createCallFinder } from './services/call-finder.ts';
import { createLiveDesk } from './services/bridge/live-desk.ts';
import { createLiveRoom } from './services/bridge/live-room.ts';
import { createErasureCertificates } from './services/erasure-certificates.ts';
import { createErasure } from './services/erasure.ts';
import { unlearnedFill } from './services/catch-up.ts';
import type { LimitGauges } from './services/doctor-limits.ts';
import { createGauges } from './platform/gauges.ts';
import { createForgetting } from './services/forgetting.ts';
import { createInboxWorker } from './services/inbox-worker.ts';
import { createIntake } from './services/intake.ts';
import { createLearning } from './services/learning.ts';
import { createMissedCalls } from './services/missed-calls.ts';
import { createOutgoingRecognition } from './services/outgoing-recognition.ts';
import { createPause } from './services/pause.ts';
import { createProviderErasure, isAskedOfTwilio } from './services/provider-erasure.ts';
import { createRecall } from './services/recall.ts';
import { createRingLog, MAX_WAITING, type RingLog } from './services/ring-log.ts';
import { createRingWriter } from './services/ring-writer.ts';
import { createRinging } from './services/ringing.ts';
import { createRush } from './services/rush.ts';
import { createTestCalls } from './services/test-calls.ts';
import { createToolDesk } from './services/tool-desk.ts';
import type { WiringOptions } from './wiring-options.ts';
import type { ProviderJobs } from './services/provider-jobs.ts';
import type { Known } from './wiring-memory.ts';
import type { Providers } from './wiring-providers.ts';

type Around = Known & { providers: Pick<Providers, 'voice' | 'phone'>; jobs: ProviderJobs };

/** What happens to a call, from its ring to what is learned from it, and to what is to be forgotten. */
export function wireCalls({ data, bus, now, report }: WiringOptions, { providers, jobs, ...base }: Around) {
  const { stores, box } = data;
  const { keys, book, people, identity, home, finder, refresh, recordings, lineBook, allowed } = base;
  const { globalNotes } = base.notes;
  const rows = createCallRows({ stores, home });
  const tests = createTestCalls();
  const write = createRingWriter({ stores, keys, rows, home, people });
  const ringLog = tests.keptOut(createRingLog({ stores, write, bus, report }));
  const pause = createPause({ stores, now, onEnd: () => inbox.wake() });
  const { isPaused } = pause;
  const known = { stores, book, keys, lineBook, allowed, globalNotes };
  const ringing = createRinging({ ...known, ringLog, isPaused, now, report });
  const missed = createMissedCalls({ stores, book, now });
  const keeper = createCallKeeper({ stores, missed });
  const learning = createLearning({ stores, book, rows, identity, home, keeper, now });
  const noteEnd = createCallEnding({ stores, rows, ringLog, bus });
  const modelWays = wireModelWays(base);
  const rush = createRush(() => performance.now());
  const inbox = createInboxWorker({
    ...{ stores, box, bus, learning, keeper, index: base.index, recordings, isPaused, rush, now, report },
    noteEnd,
    readEvent: createOutgoingRecognition({ stores, keys, book, read: toPostCallEvent }),
    extract: wireModel(modelWays, book, { ...base, beforeReading: (...handed) => learning.handedToModel(...handed) }),
  });
  const intake = tests.notedBy(
    createIntake({ stores, box, rush, now, onStored: inbox.wake, hasRoom: () => !base.room.isSpent() }),
  );
  const callOf = createCallFinder({ stores, ringLog });
  const tools = createToolDesk({ stores, book, callOf, recall: createRecall({ stores }), refresh, bus, isPaused, now });
  const hasKey = (): boolean => base.secrets.inUse('elevenLabsKey').length > 0;
  const hasPhoneKey = (): boolean => base.secrets.inUse('twilioToken').length > 0;
  const { voice, phone } = providers;
  const elsewhere = createProviderErasure({
    stores,
    jobs,
    voice,
    phone,
    hasKey,
    hasPhoneKey,
    now,
    onDone: () => forgetting.emptyLater(),
  });
  const certificates = createErasureCertificates({ stores, jobs, atTwilio: isAskedOfTwilio });
  const audit = createAudit({ stores, now, report });
  const forgetting = createForgetting({
    ...{ stores, finder, elsewhere, certificates, audit, recordings, ringLog, bus, now },
    erasure: createErasure({ stores, people, refresh }),
    catchUp: inbox.catchUp,
  });
  const heard = { rows, callOf, tests, ringLog, ringing, missed, keeper, learning, noteEnd, inbox, intake, tools };
  const liveRoom = createLiveRoom({ bus, isKept: (id) => stores.calls.find(id) !== undefined, now });
  const callTroubles = createCallTroubles({ now });
  const gauges = wireGauges(stores, ringLog);
  const live = { liveRoom, callTroubles, liveDesk: createLiveDesk({ room: liveRoom }) };
  return { ...heard, ...live, modelWays, pause, isPaused, elsewhere, certificates, audit, forgetting, gauges, hasKey };
}

/** What can tell how full it is before the doors are open. */
function wireGauges(stores: WiringOptions['data']['stores'], ringLog: Pick<RingLog, 'waiting'>): LimitGauges {
  const gauges: LimitGauges = createGauges();
  gauges.watch('rings', () => ({ used: ringLog.waiting(), bound: MAX_WAITING }));
  gauges.watch('fetched', () => unlearnedFill(stores));
  return gauges;
}
