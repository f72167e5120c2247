import type { Told } from '#contract/told.ts';
import { createHandlers } from './handlers.ts';
import { wireBackups } from './wiring-backup.ts';
import { wireCalendars } from './wiring-calendars.ts';
import { wireConversations } from './wiring-conversations.ts';
import { wireDoctor } from './wiring-doctor.ts';
import { wireFrontDesk } from './wiring-front-desk.ts';
import { wireLines } from './wiring-lines.ts';
import { wireMorning } from './wiring-morning.ts';
import { wireOutgoing } from './wiring-outgoing.ts';
import { wireJobs, wireProviders } from './wiring-providers.ts';
import { wireTexts } from './wiring-texts.ts';
import { wireConnect } from './wiring-connect.ts';
import { wireRequests } from './wiring-requests.ts';
import { wireCondition, wireTunnel } from './wiring-way.ts';
import { createAccess } from './services/access.ts';
import { createBrainReach } from './services/brain/brain-reach.ts';
import { createFarSide } from './services/bridge/far-side.ts';
import { createCarrierDeeds, MAX_DEEDS } from './services/carrier-deeds.ts';
import { createBusinessClosing } from './services/business-closing.ts';
import { createDeskTools } from './services/desk-tools.ts';
import { createHousekeeping } from './services/housekeeping.ts';
import { createTextRules, type TextRules } from './services/text-rules.ts';
import { createSetupDrafts } from './services/setup-drafts.ts';
import { wireSettings } from './wiring-settings.ts';
import { wireDesk } from './wiring-desk.ts';
import { wireSpeaking } from './wiring-speaking.ts';
import { wireMemory } from './wiring-memory.ts';
import type { WiringOptions } from './wiring-options.ts';
import { wireCalls } from './wiring-calls.ts';

type ShopParts = {
  base: ReturnType<typeof wireMemory>;
  calls: ReturnType<typeof wireCalls>;
  providers: ReturnType<typeof wireProviders>;
  jobs: ReturnType<typeof wireJobs>;
  tunnel: ReturnType<typeof wireTunnel>;
  textRules: TextRules;
  farSide: (businessId: string) => string | null;
  fetchOnceOver: (conversationId: string) => void;
};

/** The front desk of a shop, its lines, and what goes out from them. */
function wireShop(options: WiringOptions, { base, calls, providers, jobs, tunnel, ...parts }: ShopParts) {
  const { data, config, bus, now, report } = options;
  const { stores, box } = data;
  const { ringing, ringLog, missed, callOf, liveRoom, liveDesk, elsewhere, callTroubles } = calls;
  const frontDesk = wireFrontDesk({ ...base, stores, box, bus, now, report });
  const morning = wireMorning({ ...base, stores, frontDesk, bus, now });
  const publicUrl = (): string | null => tunnel.status().publicUrl;
  const calendars = wireCalendars(options, { ...base, frontDesk, publicUrl });
  const brainReach = createBrainReach({ callOf, report });
  const deeds = createCarrierDeeds({ report });
  calls.gauges.watch('deeds', () => ({ used: deeds.waiting(), bound: MAX_DEEDS }));
  const lines = wireLines({
    ...{ ...base, stores, box, ringing, ringLog, missed, deeds, callOf, liveRoom, liveDesk },
    ...{ jobs, providers, farSide: parts.farSide, fetchOnceOver: parts.fetchOnceOver, elsewhere, callTroubles },
    ...{ brainReach, publicUrl, bus, log: options.log, now, report },
  });
  const written = {
    frontDesk,
    jobs,
    deeds,
    rules: parts.textRules,
    phone: providers.phone,
    base: lines.base,
    calendarLink: calendars.feeds.linkTo,
  };
  const texts = wireTexts({ ...base, ...written, stores, box, config, bus, now, report });
  return { frontDesk, morning, calendars, lines, texts, deeds, brainReach };
}

type Troubled = { trouble: () => Told[] };

/** Which part is plugged into which. Nothing here decides anything. */
function wireParts(options: WiringOptions) {
  const { data, config, bus, now, report } = options;
  const { stores, box } = data;
  const base = wireMemory(options);
  const providers = wireProviders({ ...options, ...base });
  const jobs = wireJobs({ stores, box, bus, now, report });
  const calls = wireCalls(options, { ...base, providers, jobs });
  const { rows, ringLog, pause, isPaused, noteEnd, inbox, intake, forgetting } = calls;
  const { book, recordings, notes, refresh } = base;
  const tunnel = wireTunnel(options, base);
  const textRules = createTextRules({ ...base, stores, lines: base.lineBook, now });
  const hasModel = (): boolean => base.model.inUse() !== null;
  const connect = wireConnect(options, { ...base, providers, jobs, tunnel, textsOn: textRules.isOn, hasModel });
  const fetching = {
    ...{ stores, book, rows, intake, recordings, ...providers },
    ...{ noteEnd, isPaused, bus, now, report, liveDesk: calls.liveDesk, hasKey: calls.hasKey },
  };
  const conversations = wireConversations(fetching);
  const troubled = (): Troubled[] => [
    conversations.desk,
    { trouble: jobs.problems },
    connect.readdress,
    { trouble: doctoring.agents.errors },
    ...[calendars, calls.callTroubles],
  ];
  const desk = wireDesk(options, { ...base, tunnel, trouble: () => troubled().flatMap((one) => one.trouble()) });
  const inspector = wireRequests({
    ...{ stores, bus, now, config, book, ringLog, replay: desk.replay },
    secrets: () => [...base.secrets.all(), base.apiToken.current(), ...desk.remoteWrites.tokens()],
  });
  const { fetchOnceOver, callsKnown } = conversations;
  const settings = wireSettings(options, { ...base, ...calls, callsKnown, remoteWrites: desk.remoteWrites, tunnel });
  const backups = wireBackups(options, base);
  const watched = { ...base, ...desk, backups, providers, connect, tunnel, jobs, settings: settings.commands.settings };
  const doctoring = wireDoctor(options, { ...watched, ...calls });
  const condition = wireCondition(options, { book, tunnel, pause, status: desk.status });
  const farSide = createFarSide({ book, engineOf: (business) => connect.held.engineOf(business), hasModel });
  const shop = wireShop(options, { base, calls, providers, jobs, tunnel, textRules, farSide, fetchOnceOver });
  const { lines, frontDesk, calendars, texts } = shop;
  const around = [lines, frontDesk, calendars, texts, base.room, base.wiping];
  const housekeeping = createHousekeeping({
    ...{ stores, book, refresh, recordings, retention: settings.retention, bus, now, report },
    lookAround: [
      tunnel.announce,
      condition.check,
      () => connect.readdress.look(),
      calls.liveRoom.tidy,
      backups.look,
      ...around.map(({ look }) => look),
    ],
    noteFloor: data.noteFloor,
    kept: { secrets: base.secrets, backups, audit: calls.audit },
    finishForgetting: forgetting.finish,
  });
  const closeBusiness = createBusinessClosing({ stores, book, notes, ringLog, bus, catchUp: inbox.catchUp });
  const outgoing = wireOutgoing({ ...base, stores, rows, voice: providers.voice, isPaused, bus, now, report });
  const seen = { requests: inspector.requests, requestLog: inspector.requestLog, desk, settings: settings.commands };
  const found = { backups, tunnel, connect, conversations, doctoring, condition, outgoing, providers, jobs };
  return { base, calls, ...seen, ...found, ...shop, retention: settings.retention, housekeeping, closeBusiness };
}

export type Services = ReturnType<typeof wireServices>;

/** All that the doors and the program around them need. */
export function wireServices(options: WiringOptions) {
  const parts = wireParts(options);
  options.bus.subscribe(({ name, payload }) => {
    // What is booked next stands on the caller's card.
    if (name !== 'appointment.changed' || payload.callerId === null) return;
    const { callerId } = payload;
    options.data.stores.transact(() => parts.base.refresh(callerId));
  });
  const deskTools = createDeskTools({
    ...{ stores: options.data.stores, book: parts.base.book, now: options.now, isPaused: parts.calls.isPaused },
    ...{ callOf: parts.calls.callOf, answersOf: parts.base.notes.answersOf, ...parts.frontDesk },
  });
  const speaking = wireSpeaking(options, parts);
  const { base, desk, settings, connect, conversations, providers, doctoring, ...further } = parts;
  const { tests, pause, forgetting, ringing, ringLog, intake, inbox, tools, elsewhere, liveRoom } = parts.calls;
  const { stores, box } = options.data;
  const access = createAccess({ ...options, stores, audit: parts.calls.audit });
  const handlers = createHandlers({
    ...{ ...desk, ...further, doctoring, settings, pause },
    notes: base.notes,
    forget: forgetting.forget,
    forgetCall: forgetting.forgetCall,
    privacy: { certificates: parts.calls.certificates, audit: parts.calls.audit, access },
    host: options.host,
    connect: { desk: connect.desk, test: connect.test(tests, settings.rehearsing) },
    fetched: { conversations: conversations.desk, audio: conversations.audio, costs: conversations.costs },
    setup: {
      businesses: base.businesses,
      drafts: createSetupDrafts({ stores, box, now: options.now }),
      voice: providers.voice,
    },
  });
  const stop = (): void => {
    parts.calendars.stop();
    parts.texts.csv.stop();
    parts.housekeeping.stop();
  };
  return {
    ...{ ...desk, ...further, handlers, conversations, providers },
    ...{ ringing, ringLog, intake, inbox, tools, deskTools, ...speaking, elsewhere, liveRoom },
    housekeeping: { ...parts.housekeeping, stop },
    audit: parts.calls.audit,
    access,
    recordings: base.recordings,
    room: base.room,
    wiping: base.wiping,
    gauges: parts.calls.gauges,
    secrets: base.secrets,
    apiToken: base.apiToken,
    onlyProviders: settings.settings.onlyProviders,
    agentRounds: doctoring.rounds,
  };
}
