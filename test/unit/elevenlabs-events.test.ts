import { describe, expect, it } from 'vitest';

import { toPostCallEvent } from '../../server/integrations/elevenlabs/events.ts';
import { aFailure, aTranscription } from '../support/factories.ts';

const arrivedAt = new Date('2026-11-20T12:00:00.000Z');
const seconds = (iso: string): number => Date.parse(iso) / 1000;

function startedAt(start: unknown, sent: unknown): string | undefined {
  const event = aTranscription({ seconds: 60 });
  const data = { ...event.data, metadata: { ...event.data.metadata, start_time_unix_secs: start } };
  const read = toPostCallEvent({ ...event, data, event_timestamp: sent }, arrivedAt);
  return read?.kind === 'finished' ? read.call.startedAt : undefined;
}

describe('when a call began', () => {
  const sent = seconds('2026-11-20T09:01:00.000Z');

  it('when the start is told and not later than a day after the arrival, then it is believed', () => {
    expect(startedAt(seconds('2026-11-20T08:00:00.000Z'), sent)).toBe('2026-11-20T08:00:00.000Z');
    expect(startedAt(seconds('2026-11-21T11:59:59.000Z'), sent)).toBe('2026-11-21T11:59:59.000Z');
  });

  it.each([3_900_000_000, seconds('2026-11-21T12:00:01.000Z'), 0, -5, null, 'soon'])(
    'when the start is %j, then the call began its length before the event was sent',
    (start) => {
      expect(startedAt(start, sent)).toBe('2026-11-20T09:00:00.000Z');
      expect(startedAt(start, String(sent))).toBe('2026-11-20T09:00:00.000Z');
    },
  );

  it.each([3_900_000_000, 0, null, 'soon', undefined])(
    'when no start is told and the event was sent %j, then the arrival counts',
    (odd) => {
      expect(startedAt(null, odd)).toBe(arrivedAt.toISOString());
    },
  );

  it('when a call that nobody took was sent from the future, then the arrival counts', () => {
    const read = toPostCallEvent({ ...aFailure({}, {}), event_timestamp: 3_900_000_000 }, arrivedAt);
    expect(read).toMatchObject({ kind: 'finished', call: { startedAt: arrivedAt.toISOString() } });
  });
});
