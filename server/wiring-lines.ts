import type { AppEvents } from '#contract/events.ts';
import { addressesAt, toTwiml } from './integrations/twilio/twiml.ts';
import { ownThinks } from './domain/connect/kept-wish.ts';
import type { LineCall } from './domain/line-call.ts';
import type { PhoneAccount } from './domain/providers/phone-account.ts';
import type { VoiceAccount } from './domain/providers/voice-account.ts';
import type { Bus } from './platform/bus.ts';
import type { Logger } from './platform/logger.ts';
import type { SecretBox } from './platform/secret-box.ts';
import type { BrainReach } from './services/brain/brain-reach.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import type { CarrierDeeds } from './services/carrier-deeds.ts';
import type { CallFinder } from './services/call-finder.ts';
import type { LiveDesk } from './services/bridge/live-desk.ts';
import type { CallTroubles } from './services/call-troubles.ts';
import type { LiveRoom } from './services/bridge/live-room.ts';
import { createLineAgent } from './services/line-agent.ts';
import { createLineAnswering } from './services/line-answering.ts';
import type { LineBook } from './services/line-book.ts';
import { createLineCalls } from './services/line-calls.ts';
import { createLineDesk } from './services/line-desk.ts';
import { createLineEnds } from './services/line-ends.ts';
import { createLineLimits } from './services/line-limits.ts';
import { createLineLive } from './services/line-live.ts';
import { createLineTexts } from './services/line-texts.ts';
import { createLineNotes } from './services/line-notes.ts';
import type { MemoryRefresh } from './services/memory-refresh.ts';
import type { MissedCalls } from './services/missed-calls.ts';
import type { ProviderJobs } from './services/provider-jobs.ts';
import { createPublicBases } from './services/public-bases.ts';
import { createRingNotes } from './services/ring-notes.ts';
import type { ProviderErasure } from './services/provider-erasure.ts';
import type { Ringing } from './services/ringing.ts';
import type { RingLog } from './services/ring-log.ts';
import type { SecretKeeper } from './services/secret-keeper.ts';
import type { Stores } from './store/open-stores.ts';
import { wireBridge } from './wiring-bridge.ts';

type Deps = {
  stores: Stores;
  box: SecretBox;
  keys: CallerKeys;
  book: BusinessBook;
  lineBook: LineBook;
  secrets: SecretKeeper;
  ringing: Ringing;
  ringLog: RingLog;
  missed: MissedCalls;
  deeds: CarrierDeeds;
  refresh: MemoryRefresh;
  jobs: ProviderJobs;
  callOf: CallFinder;
  liveRoom: LiveRoom;
  brainReach: BrainReach;
  farSide: (businessId: string) => string | null;
  fetchOnceOver: (conversationId: string) => void;
  elsewhere: ProviderErasure;
  callTroubles: CallTroubles;
  liveDesk: LiveDesk;
  providers: { voice: () => VoiceAccount; phone: () => PhoneAccount };
  publicUrl: () => string | null;
  bus: Bus<AppEvents>;
  log: Pick<Logger, 'event'>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const DAY_MS = 86_400_000;

/** The shop's own numbers: how each is answered, and what becomes of its calls. */
export function wireLines({ providers, publicUrl, secrets, lineBook: lines, liveRoom, liveDesk, ...deps }: Deps) {
  const { stores, ringing, ringLog, missed, deeds, bus, now, report } = deps;
  bus.subscribe(({ name }) => {
    if (name === 'business.changed') lines.load();
  });
  const rings = createRingNotes(deps);
  const notes = createLineNotes({ ...deps, rings });
  const calls = createLineCalls({ notes, missed, now });
  const ends = createLineEnds({ notes, lines, missed, now });
  /** False while the end of a call, or how far it has come, could not be written. */
  async function heard(call: LineCall): Promise<boolean> {
    try {
      return await deeds.kept(() => ends(call));
    } catch (error) {
      report('lines', error);
      return true;
    }
  }
  const bridge = wireBridge({ ...deps, lines, liveRoom, voice: providers.voice });
  const answering = createLineAnswering({
    ...{ lines, book: deps.book, notes: rings, bridge, now },
    agent: createLineAgent({ ringing, voice: providers.voice, now, report }),
    dayOf: (line, call) => notes.dayOf(line, call.callSid),
    // What is noted down must not keep an answer from a ringing phone.
    took: (...given) => deeds.keep(() => calls.took(...given)),
    left: (...given) => deeds.keep(() => calls.left(...given)),
  });
  const bases = createPublicBases({ current: publicUrl, bus, now });
  const tokens = (): readonly string[] => secrets.inUse('twilioToken');
  const base = (): string | null => bases()[0] ?? null;
  const live = createLineLive({
    ...{ stores, ringLog, lines, heard: ends, phone: providers.phone, hangUp: liveRoom.end, bus },
    written: (answer) => toTwiml(answer, addressesAt(base())),
  });
  createLineTexts({ ...deps, lines, phone: providers.phone });
  const endTooLong = createLineLimits({ stores, lines, phone: providers.phone, bridge, now, report });
  let tidied = 0;
  function look(): void {
    endTooLong();
    if (now().getTime() - tidied < DAY_MS) return;
    tidied = now().getTime();
    notes.tidy();
  }
  const desk = createLineDesk({ ...deps, lines, dayOf: (line) => notes.dayOf(line, null) });
  bus.subscribe(({ name, payload }) => {
    // What the owner chose for a line since is not undone by a key that was saved or a call that was tested.
    if (name !== 'connect.changed' || payload.run !== 'applying') return;
    if (payload.connectedAt === null || !payload.wish?.line) return;
    // The owner's own model can be asked only where the sound runs through here.
    desk.follow(payload.business, ownThinks(payload.wish) ? 'bridge' : payload.wish.mode);
  });
  return { lines, heard, answering, bridge, bases, base, tokens, desk, live, liveDesk, look };
}
