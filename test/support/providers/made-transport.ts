import type { Provider } from '../../../server/domain/providers/fault.ts';
import { readElevenLabsRefusal } from '../../../server/integrations/elevenlabs/refusal.ts';
import { createTransport } from '../../../server/integrations/http/transport.ts';
import { readTwilioRefusal } from '../../../server/integrations/twilio/refusal.ts';
import { createClockSkew } from '../../../server/platform/clock-skew.ts';

/** A transport whose time stands still until it is moved, and which waits for nothing but notes how long it would. */
export function madeTransport(provider: Provider = 'elevenlabs') {
  const time = { steady: 0, wall: Date.parse('2026-11-20T12:00:00Z') };
  const pauses: number[] = [];
  const elapsed = (): number => time.steady;
  const clock = createClockSkew({ now: () => new Date(time.wall), elapsed });
  const transport = createTransport({
    ...{ provider, clock, elapsed, random: () => 1 },
    readRefusal: provider === 'twilio' ? readTwilioRefusal : readElevenLabsRefusal,
    pause: (milliseconds) => Promise.resolve(pauses.push(milliseconds)),
  });
  const pass = (milliseconds: number): void => {
    time.steady += milliseconds;
    time.wall += milliseconds;
  };
  return { transport, clock, time, pass, pauses };
}
