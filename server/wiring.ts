import { createHandlers } from './handlers.ts';
import { toPostCallEvent } from './integrations/elevenlabs/events.ts';
import { wireConversations } from './wiring-conversations.ts';
import { wireDoctor } from './wiring-doctor.ts';
import { wireLines } from './wiring-lines.ts';
import { wireModel } from './wiring-model.ts';
import { wireOutgoing } from './wiring-outgoing.ts';
import { wireJobs, wireProviders } from './wiring-providers.ts';
import { wireConnect } from './wiring-connect.ts';
import { wireRequests } from './wiring-requests.ts';
import { wireCondition, wireTunnel } from './wiring-way.ts';
import { createBusinessClosing } from './services/business-closing.ts';
import { createCallEnding } from './services/call-ending.ts';
import { createCallRows } from './services/call-rows.ts';
import { createCallKeeper } from './services/call-keeper.ts';
import { createCallFinder } from './services/call-finder.ts';
import { createErasure } from './services/erasure.ts';
import { createForgetting } from './services/forgetting.ts';
import { createHousekeeping } from './services/housekeeping.ts';
import { createInboxWorker } from './services/inbox-worker.ts';
import { createIntake } from './services/intake.ts';
import { createLearning } from './services/learning.ts';
import { createMissedCalls } from './services/missed-calls.ts';
import { createOutgoingRecognition } from './services/outgoing-recognition.ts';
import { createPause } from './services/pause.ts';
import { createProviderErasure } from './services/provider-erasure.ts';
import { createRecall } from './services/recall.ts';
import { createRingLog } from './services/ring-log.ts';
import { createRingWriter } from './services/ring-writer.ts';
import { createRinging } from './services/ringing.ts';
import { createSetupDrafts } from './services/setup-drafts.ts';
import { createTestCalls } from './services/test-calls.ts';
import { createToolDesk } from './services/tool-desk.ts';
import { wireSettings } from './wiring-settings.ts';
import { wireDesk } from './wiring-desk.ts';
import { wireMemory } from './wiring-memory.ts';
import type { WiringOptions } from './wiring-options.ts';

export type Services = ReturnType<typeof wireServices>;

/** Which part is plugged into which. Nothing here decides anything. */
export function wireServices(options: WiringOptions) {
  const { data, config, bus, now, report } = options;
  const { stores, box } = data;
  const base = wireMemory(options);
  const { keys, book, people, identity, home, finder, refresh, recordings, notes } = base;
  const rows = createCallRows({ stores, home });
  const providers = wireProviders({ ...options, ...base });
  const jobs = wireJobs({ stores, box, bus, now, report });
  const tests = createTestCalls();
  const write = createRingWriter({ stores, keys, rows, home, people });
  const ringLog = tests.keptOut(createRingLog({ stores, write, bus, report }));
  const pause = createPause({ stores, now, onEnd: () => inbox.wake() });
  const { isPaused } = pause;
  const ringing = createRinging({ stores, book, keys, ringLog, globalNotes: notes.globalNotes, isPaused, now, report });
  const missed = createMissedCalls({ stores, book, now });
  const keeper = createCallKeeper({ stores, missed });
  const learning = createLearning({ stores, book, rows, identity, home, keeper, now });
  const noteEnd = createCallEnding({ stores, rows, ringLog, bus });
  const inbox = createInboxWorker({
    ...{ stores, box, bus, learning, keeper, index: base.index, recordings, isPaused, now, report },
    noteEnd,
    readEvent: createOutgoingRecognition({ stores, keys, book, read: toPostCallEvent }),
    extract: wireModel(config, book, { ...base, beforeReading: (...handed) => learning.handedToModel(...handed) }),
  });
  const intake = tests.notedBy(createIntake({ stores, box, now, onStored: inbox.wake }));
  const callOf = createCallFinder({ stores, ringLog });
  const tools = createToolDesk({ stores, book, callOf, recall: createRecall({ stores }), refresh, bus, isPaused, now });
  const hasKey = (): boolean => base.secrets.inUse('elevenLabsKey').length > 0;
  const elsewhere = createProviderErasure({ stores, jobs, voice: providers.voice, hasKey });
  const forgetting = createForgetting({
    ...{ stores, finder, elsewhere, recordings, ringLog, bus, now },
    erasure: createErasure({ stores, people, refresh }),
    catchUp: inbox.catchUp,
  });
  const tunnel = wireTunnel(options, base);
  const connect = wireConnect(options, { ...base, providers, jobs, tunnel });
  const { voice } = providers;
  const fetching = { stores, book, rows, intake, recordings, ...providers, noteEnd, isPaused, bus, now, report };
  const conversations = wireConversations(fetching);
  const desk = wireDesk(options, {
    ...base,
    tunnel,
    trouble: () => [
      ...conversations.desk.trouble(),
      ...jobs.problems(),
      ...connect.readdress.trouble(),
      ...doctoring.agents.errors(),
    ],
  });
  const inspector = wireRequests({
    ...{ stores, bus, now, config, book, ringLog, replay: desk.replay },
    secrets: () => [...base.secrets.all(), base.apiToken.current(), ...desk.remoteWrites.tokens()],
  });
  const settings = wireSettings(options, { ...base, learning, keeper, remoteWrites: desk.remoteWrites, tunnel });
  const { retention } = settings;
  const watched = { ...base, ...desk, providers, connect, tunnel, jobs, settings: settings.commands.settings };
  const doctoring = wireDoctor(options, watched);
  const condition = wireCondition(options, { book, tunnel, pause, status: desk.status });
  const publicUrl = (): string | null => tunnel.status().publicUrl;
  const lines = wireLines({ ...base, stores, box, ringing, ringLog, missed, providers, publicUrl, bus, now, report });
  const housekeeping = createHousekeeping({
    ...{ stores, book, refresh, recordings, retention, secrets: base.secrets, bus, now, report },
    lookAround: [tunnel.announce, condition.check, connect.readdress.look, lines.look],
    noteFloor: data.noteFloor,
    finishForgetting: forgetting.finish,
  });
  const closeBusiness = createBusinessClosing({ stores, book, notes, ringLog, bus, catchUp: inbox.catchUp });
  const outgoing = wireOutgoing({ ...base, stores, rows, voice: providers.voice, isPaused, bus, now, report });
  const handlers = createHandlers({
    ...desk,
    ...{ notes, requests: inspector.requests, tunnel, condition, pause },
    forget: forgetting.forget,
    closeBusiness,
    settings: settings.commands,
    host: options.host,
    connect: { desk: connect.desk, test: connect.test(tests, settings.commands.rehearsing) },
    ...{ outgoing, lines, doctoring },
    fetched: { conversations: conversations.desk, audio: conversations.audio, costs: conversations.costs },
    setup: { businesses: base.businesses, drafts: createSetupDrafts({ stores, box, now }), voice },
  });
  return {
    ...{ handlers, ringing, ringLog, intake, inbox, recordings, tools, housekeeping, retention },
    ...{
      tunnel,
      condition,
      secrets: base.secrets,
      apiToken: base.apiToken,
      outgoing,
      lines,
      conversations,
      jobs,
      providers,
      onlyProviders: settings.commands.settings.onlyProviders,
      elsewhere,
      agentRounds: doctoring.rounds,
    },
    ...desk,
    requestLog: inspector.requestLog,
  };
}
