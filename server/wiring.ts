import type { AppEvents } from '#contract/events.ts';
import type { Host } from '#contract/host.ts';
import type { Status } from '#contract/status.ts';
import { createHandlers } from './handlers.ts';
import { toPostCallEvent } from './integrations/elevenlabs/events.ts';
import { createExtractor } from './integrations/model/extractor.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { Data } from './open-data.ts';
import type { Logger } from './platform/logger.ts';
import type { Network } from './tunnel/network.ts';
import type { OpenDoor } from './tunnel/tunnel-deps.ts';
import { wireOutgoing } from './wiring-outgoing.ts';
import { wireProviders } from './wiring-providers.ts';
import { wireConnect } from './wiring-connect.ts';
import { wireRequests } from './wiring-requests.ts';
import { wireCondition, wireProblems, wireTunnel } from './wiring-way.ts';
import { quotedFindings } from './domain/quoted-findings.ts';
import { createBusinessBook, type BusinessBook } from './services/business-book.ts';
import { createBusinessClosing } from './services/business-closing.ts';
import { createBusinessDesk } from './services/business-desk.ts';
import { createCallEnding } from './services/call-ending.ts';
import { createCallHome } from './services/call-home.ts';
import { createCallIdentity } from './services/call-identity.ts';
import { createCallRows } from './services/call-rows.ts';
import { createCallKeeper } from './services/call-keeper.ts';
import { createCallFinder } from './services/call-finder.ts';
import { createCallHistory } from './services/call-history.ts';
import { createCallSearch } from './services/call-search.ts';
import { createCallerFinder } from './services/caller-finder.ts';
import { createCallerKeys } from './services/caller-keys.ts';
import { createCallerSearch } from './services/caller-search.ts';
import { createCallers } from './services/callers.ts';
import { provideDefaultBusiness } from './services/default-business.ts';
import { fixedFields } from './services/fixed-fields.ts';
import { createExportDesk } from './services/export-desk.ts';
import { createFactIndex } from './services/fact-index.ts';
import { createFactDesk } from './services/fact-desk.ts';
import { createFactHistory } from './services/fact-history.ts';
import { createErasure } from './services/erasure.ts';
import { createForgetting } from './services/forgetting.ts';
import { createHousekeeping } from './services/housekeeping.ts';
import type { DeliveryDeps } from './services/delivery-work.ts';
import { createInboxWorker } from './services/inbox-worker.ts';
import { createIntake } from './services/intake.ts';
import { createLearning, type Learning } from './services/learning.ts';
import { createMemoryRefresh } from './services/memory-refresh.ts';
import { createMemory } from './services/memory.ts';
import { createNotes } from './services/notes.ts';
import { createOutgoingRecognition } from './services/outgoing-recognition.ts';
import { createPause } from './services/pause.ts';
import { createPeople } from './services/people.ts';
import { createPersonDesk } from './services/person-desk.ts';
import { createPersonMoves } from './services/person-moves.ts';
import { createProviderJobs } from './services/provider-jobs.ts';
import { createRecall } from './services/recall.ts';
import { createRecordings } from './services/recordings.ts';
import { createReviewList } from './services/review-list.ts';
import { createRemoteWrites } from './services/remote-writes.ts';
import { createReplay } from './services/replay.ts';
import { createRingLog } from './services/ring-log.ts';
import { createRingWriter } from './services/ring-writer.ts';
import { createRinging } from './services/ringing.ts';
import { createSetupDrafts } from './services/setup-drafts.ts';
import { createSoulFiles } from './services/soul-files.ts';
import { createStatusDesk } from './services/status.ts';
import { createTaskList } from './services/task-list.ts';
import { createTodayDesk } from './services/today-desk.ts';
import { createToolDesk } from './services/tool-desk.ts';
import type { TunnelDesk } from './services/tunnel-desk.ts';
import { createWordMoves } from './services/word-moves.ts';
import { wireChosen, wireSettings, type Chosen } from './wiring-settings.ts';

export type WiringOptions = {
  data: Data;
  config: Config;
  dataDir: string;
  resourcesDir: string;
  /** Where the tunnel's program lies, if not in the resources. */
  programsDir?: string | undefined;
  version: string;
  demo: boolean;
  bus: Bus<AppEvents>;
  doors: () => Status['doors'];
  /** The webhook door as the tunnel knows it, once it is open. */
  door: () => OpenDoor;
  now: () => Date;
  log: Logger;
  report: (where: string, error: unknown) => void;
  /** The desktop program around the server, where there is one. */
  host?: Host | undefined;
  /** Another world for the tunnel to look at than the one outside. */
  network?: Partial<Network> | undefined;
};

export type Services = ReturnType<typeof wireServices>;

/** Which part is plugged into which. Nothing here decides anything. */
export function wireServices(options: WiringOptions) {
  const { data, config, bus, now, report } = options;
  const { stores, box } = data;
  const base = wireMemory(options);
  const { keys, book, people, identity, home, finder, refresh, recordings, notes } = base;
  const rows = createCallRows({ stores, home });
  const providers = wireProviders({ ...options, ...base });
  const jobs = createProviderJobs({ stores, box, now, report });
  const ringLog = createRingLog({ stores, write: createRingWriter({ stores, keys, rows, home, people }), bus, report });
  const pause = createPause({ stores, now, onEnd: () => inbox.wake() });
  const { isPaused } = pause;
  const ringing = createRinging({ stores, book, keys, ringLog, globalNotes: notes.globalNotes, isPaused, now, report });
  const keeper = createCallKeeper({ stores });
  const learning = createLearning({ stores, book, rows, identity, home, keeper, now });
  const inbox = createInboxWorker({
    ...{ stores, box, bus, learning, keeper, index: base.index, recordings, isPaused, now, report },
    noteEnd: createCallEnding({ stores, rows, ringLog, bus }),
    readEvent: createOutgoingRecognition({ stores, keys, book, read: toPostCallEvent }),
    extract: extraction(config, book, { ...base, beforeReading: (...handed) => learning.handedToModel(...handed) }),
  });
  const intake = createIntake({ stores, box, now, onStored: inbox.wake });
  const callOf = createCallFinder({ stores, ringLog });
  const tools = createToolDesk({ stores, book, callOf, recall: createRecall({ stores }), refresh, bus, isPaused, now });
  const forgetting = createForgetting({
    ...{ stores, finder, recordings, ringLog, bus, now },
    erasure: createErasure({ stores, people, refresh }),
    catchUp: inbox.catchUp,
  });
  const tunnel = wireTunnel(options, base);
  const connect = wireConnect(options, { ...base, providers, jobs, tunnel });
  const desk = wireDesk(options, { ...base, tunnel });
  const inspector = wireRequests({
    ...{ stores, bus, now, config, book, ringLog, replay: desk.replay },
    secrets: () => [...base.secrets.all(), base.apiToken.current(), ...desk.remoteWrites.tokens()],
  });
  const settings = wireSettings(options, { ...base, learning, keeper, remoteWrites: desk.remoteWrites, tunnel });
  const { retention } = settings;
  const condition = wireCondition(options, { book, tunnel, pause, status: desk.status });
  const housekeeping = createHousekeeping({
    ...{ stores, book, refresh, recordings, retention, secrets: base.secrets, bus, now, report },
    lookAround: [tunnel.announce, condition.check, connect.readdress.look],
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
    connect: connect.desk,
    outgoing,
    setup: { businesses: base.businesses, drafts: createSetupDrafts({ stores, box, now }) },
  });
  return {
    ...{ handlers, ringing, ringLog, intake, inbox, recordings, tools, housekeeping, retention },
    ...{ tunnel, condition, secrets: base.secrets, apiToken: base.apiToken, outgoing },
    ...desk,
    requestLog: inspector.requestLog,
  };
}

type Base = ReturnType<typeof wireMemory>;

/** Who there is and what is known about them. */
function wireMemory(options: WiringOptions) {
  const { data, config, dataDir, resourcesDir, demo, bus, now } = options;
  const { stores, box, installKey } = data;
  const keys = createCallerKeys({ installKey, box });
  const souls = createSoulFiles({ dataDir, resourcesDir });
  souls.provide(config.business.trade ?? 'default');
  const book = createBusinessBook({ stores, keys, box, souls });
  book.load();
  // The demo's sample shop takes the place of the owner's.
  const fixed = demo ? [] : fixedFields(config);
  const businesses = createBusinessDesk({ stores, keys, box, book, fixed, bus, now });
  provideDefaultBusiness({ desk: businesses, book, config });
  const people = createPeople({ stores, now });
  const finder = createCallerFinder({ stores, keys, book, now });
  const index = createFactIndex({ stores, book });
  const refresh = createMemoryRefresh({ stores, book, index, now });
  const identity = createCallIdentity({ stores, keys, now });
  const home = createCallHome({ stores, identity, people, refresh });
  const recordings = createRecordings({ dataDir, box });
  const notes = createNotes({ stores, finder, refresh, bus, now });
  const known = { keys, book, souls, businesses, people, identity, home, finder, index, refresh, recordings, notes };
  return { ...known, ...wireChosen(options) };
}

/** What the owner sees and does. */
function wireDesk(options: WiringOptions, { tunnel, ...base }: Base & { tunnel: TunnelDesk }) {
  const { data, version, demo, doors, bus, now } = options;
  const { stores, box } = data;
  const { keys, book, businesses, home, finder, refresh } = base;
  const tasks = createTaskList({ stores, refresh, bus, now });
  const history = createCallHistory({ stores, book });
  const search = createCallSearch({ stores, book });
  const replay = createReplay({ stores, book, keys, globalNotes: base.notes.globalNotes });
  const callers = createCallers({ stores, keys, finder, history, search: createCallerSearch({ stores, keys, book }) });
  const exportText = createExportDesk({ callers });
  const factDesk = createFactDesk({ stores, book, finder, refresh, bus, now });
  const memory = createMemory({ desk: factDesk, finder, now });
  const facts = createFactHistory({ stores, desk: factDesk, now });
  const review = createReviewList({ stores });
  const moves = createPersonMoves({ stores, now });
  const words = createWordMoves({ stores });
  const people = createPersonDesk({ stores, callers, moves, words, home, desk: factDesk, refresh, bus });
  const remoteWrites = createRemoteWrites({ stores, box, now });
  const problems = wireProblems(options, { ...base, tunnel, reachability: () => status.reachability() });
  const shown = { stores, version, demo, doors, problems, tunnel: tunnel.status, remoteWrites: remoteWrites.enabled };
  const status = createStatusDesk({ ...shown, startedAt: now() });
  const today = createTodayDesk({ stores, book, finder, reachability: status.reachability, now });
  const desk = { businesses, tasks, history, search, replay, callers, exportText, people, facts, review, today };
  return { ...desk, memory, remoteWrites, status };
}

/** A model's further findings about a call; null where no model is configured. */
function extraction(
  { model }: Config,
  book: BusinessBook,
  { secrets, preferences, beforeReading }: Chosen & { beforeReading: Learning['handedToModel'] },
): DeliveryDeps['extract'] {
  const { baseUrl, name } = model;
  if (!baseUrl || !name) return null;
  const extract = createExtractor({ baseUrl, apiKey: () => secrets.inUse('modelKey')[0], model: name });
  return async (call, signal) => {
    if (!preferences.modelReading()) return [];
    const { trade } = book.forCall(call).business;
    beforeReading(call);
    return quotedFindings(call, await extract(call, trade, signal), trade);
  };
}
