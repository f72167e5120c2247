import type { AppEvents } from '#contract/events.ts';
import { dialConversation } from './integrations/elevenlabs/conversation-dial.ts';
import { conversationWire } from './integrations/elevenlabs/conversation-socket.ts';
import { mediaStreamWire } from './integrations/twilio/media-stream.ts';
import type { VoiceAccount } from './domain/providers/voice-account.ts';
import type { Bus } from './platform/bus.ts';
import type { Logger } from './platform/logger.ts';
import type { BrainReach } from './services/brain/brain-reach.ts';
import { createBridge, type Bridge } from './services/bridge/bridge.ts';
import { createBridgeRecord } from './services/bridge/bridge-record.ts';
import type { LiveRoom } from './services/bridge/live-room.ts';
import type { CallTroubles } from './services/call-troubles.ts';
import type { CallFinder } from './services/call-finder.ts';
import type { LineBook } from './services/line-book.ts';
import type { ProviderErasure } from './services/provider-erasure.ts';
import type { Ringing } from './services/ringing.ts';
import type { Stores } from './store/open-stores.ts';

type Deps = {
  stores: Stores;
  lines: LineBook;
  ringing: Ringing;
  callOf: CallFinder;
  liveRoom: LiveRoom;
  brainReach: BrainReach;
  voice: () => VoiceAccount;
  farSide: (businessId: string) => string | null;
  fetchOnceOver: (conversationId: string) => void;
  elsewhere: ProviderErasure;
  callTroubles: CallTroubles;
  bus: Bus<AppEvents>;
  log: Pick<Logger, 'event'>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** Calls whose sound goes through this computer. */
export function wireBridge({ lines, liveRoom, voice, ringing, farSide, log, now, report, ...kept }: Deps): Bridge {
  return createBridge({
    ...{ ringing, voice, farSide, now, report },
    isOn: () => lines.all().some(({ settings }) => settings.mode === 'bridge'),
    elapsed: () => performance.now(),
    wires: { phone: mediaStreamWire, agent: conversationWire },
    dial: dialConversation,
    record: createBridgeRecord({ ...kept, now, report }),
    room: liveRoom,
    brain: kept.brainReach,
    ended: kept.callTroubles.bridged,
    noted(id, { by, why, code, dropped }) {
      const closed = code === null ? {} : { code: String(code) };
      log.event('bridge.over', { ...(id !== null && { id }), state: by, kind: why, ...closed, count: dropped });
    },
  });
}
