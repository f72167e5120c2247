import { createFakeElevenLabs, type FakeElevenLabsOptions } from './elevenlabs/fake.ts';
import { NATIVE_VOICE_URL } from './elevenlabs/numbers.ts';
import type { Rung } from './elevenlabs/ring.ts';
import { createFakeTwilio, type FakeTwilioOptions } from './twilio/fake.ts';
import type { CallRun } from './twilio/call-run.ts';
import { createOutside, type Outside } from './wire/outside.ts';

export type PretendOptions = {
  elevenLabs?: Omit<FakeElevenLabsOptions, 'outside' | 'carrier' | 'now' | 'wait'>;
  twilio?: Omit<FakeTwilioOptions, 'outside' | 'now'>;
  outside?: Outside;
  now?: () => Date;
  /** Passes the time between two tries of a post-call webhook. */
  wait?: (milliseconds: number) => Promise<void>;
};

export type PretendProviders = Awaited<ReturnType<typeof createPretendProviders>>;

/** Who answers a call: ElevenLabs by itself, our own TwiML, or nobody. */
export type Call = { by: 'elevenlabs'; rung: Rung } | { by: 'twiml'; run: CallRun } | { by: 'elsewhere'; why: string };

/** Both providers on loopback, joined as they are in the world: numbers imported from one to the other, calls passed on. */
export async function createPretendProviders(options: PretendOptions = {}) {
  const { outside = createOutside(), now, wait } = options;
  const time = { ...(now && { now }) };
  const twilio = await createFakeTwilio({ ...options.twilio, ...time, outside });
  const elevenLabs = await createFakeElevenLabs({
    ...options.elevenLabs,
    ...time,
    ...(wait && { wait }),
    outside,
    carrier: twilio.carrier,
  });
  twilio.joinWith((conversationId) => elevenLabs.picksUp(conversationId));
  return {
    twilio,
    elevenLabs,
    outside,
    /** Somebody dials a number of the shop's, and what is registered at the providers decides what happens. */
    async rings(call: { from: string; to: string; tellsNumbers?: boolean }): Promise<Call> {
      const line = [...twilio.state.lines.values()].find(({ number }) => number === call.to);
      // A trunk or an application makes Twilio ignore the voice address (twilio.md §5.1).
      if (line?.trunkSid || line?.applicationSid) return { by: 'elsewhere', why: 'trunk or application' };
      if (line && line.voiceUrl !== NATIVE_VOICE_URL) return { by: 'twiml', run: await twilio.rings(call) };
      return { by: 'elevenlabs', rung: await elevenLabs.rings(call) };
    },
    async close(): Promise<void> {
      await Promise.all([twilio.close(), elevenLabs.close()]);
    },
  };
}
