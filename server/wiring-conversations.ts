import type { AppEvents } from '#contract/events.ts';
import type { PhoneAccount } from './domain/providers/phone-account.ts';
import type { VoiceAccount } from './domain/providers/voice-account.ts';
import { ENDINGS } from './integrations/elevenlabs/conversation.ts';
import type { Bus } from './platform/bus.ts';
import { createBackfill } from './services/backfill.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallRows } from './services/call-rows.ts';
import { createCatchUp } from './services/catch-up.ts';
import { createFetchOnceOver } from './services/fetch-once-over.ts';
import { createConversationDesk, type ConversationDesk } from './services/conversation-desk.ts';
import { createCostDesk, type CostDesk } from './services/cost-desk.ts';
import type { Intake } from './services/intake.ts';
import { createLinePrices } from './services/line-prices.ts';
import type { LiveDesk } from './services/bridge/live-desk.ts';
import { createLivePoll } from './services/live-poll.ts';
import { createCallsKnown, type CallsKnown } from './services/calls-known.ts';
import { createCallAudio, type CallAudio } from './services/call-audio.ts';
import { createOftenTold } from './services/often-told.ts';
import type { Recordings } from './services/recordings.ts';
import { createWebhookSilence } from './services/webhook-silence.ts';
import type { FinishedCall } from './domain/finished-call.ts';
import type { Stores } from './store/open-stores.ts';

type Options = {
  stores: Stores;
  book: BusinessBook;
  rows: CallRows;
  intake: Intake;
  recordings: Recordings;
  voice: () => VoiceAccount;
  phone: () => PhoneAccount;
  liveDesk: LiveDesk;
  noteEnd: (call: FinishedCall) => void;
  isPaused: () => boolean;
  hasKey: () => boolean;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** What is fetched from the provider's list of conversations, and when. */
export function wireConversations(options: Options): {
  desk: ConversationDesk;
  audio: CallAudio;
  costs: CostDesk;
  fetchOnceOver: (conversationId: string) => void;
  callsKnown: CallsKnown;
} {
  const { stores, book, rows, recordings, voice, phone, noteEnd, bus, now, report } = options;
  const kinds = ENDINGS;
  const silence = createWebhookSilence({ startedAt: now().getTime() / 1000, now });
  const told = createOftenTold(() => bus.publish('conversations.changed', {}));
  const fetching = { ...options, kinds, chance: Math.random, onChange: told.tell };
  const catchUp = createCatchUp({ ...fetching, silence });
  const backfill = createBackfill(fetching);
  const live = createLivePoll({
    ...{ stores, rows, voice, kinds, noteEnd, onWanted: catchUp.wake, bus, now, report },
  });
  const prices = createLinePrices({ stores, phone, now, report });
  return {
    desk: createConversationDesk({ prices, catchUp, backfill, live, silence, bus }),
    audio: createCallAudio({ stores, recordings, voice, phone, live: options.liveDesk, bus }),
    costs: createCostDesk({ stores, book, bus, now }),
    fetchOnceOver: createFetchOnceOver({ stores, kinds, onWanted: catchUp.wake, now }),
    callsKnown: createCallsKnown({ stores, catchUp, backfill, hasKey: options.hasKey, now }),
  };
}
