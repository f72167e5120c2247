import fc from 'fast-check';
import { sync, type VEvent } from 'node-ical';
import { describe, expect, it } from 'vitest';

import { busyPieces } from '../../server/domain/calendars/busy-pieces.ts';
import { calendarText, type CalendarEntry } from '../../server/domain/calendars/calendar-text.ts';
import { busyTimes } from '../../server/integrations/calendar/busy-times.ts';

const FROM = Date.parse('2026-01-01T00:00:00.000Z');
const DAY_MS = 86_400_000;
const RANGE = { start: FROM - DAY_MS, end: FROM + 800 * DAY_MS };

const entries = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    start: fc.integer({ min: 0, max: 1_000_000 }).map((minutes) => FROM + minutes * 60_000),
    minutes: fc.integer({ min: 1, max: 1440 }),
    // What a reader turns into something else by itself is tried below; blanks at the ends it drops.
    title: fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .filter((title) => /^[^\p{Cc}"\s](?:.*[^\p{Cc}"\s])?$/u.test(title)),
    sequence: fc.nat(9),
    isCancelled: fc.boolean(),
  }),
  { maxLength: 10, selector: ({ id }) => id },
);
const toEntry = ({
  minutes,
  ...entry
}: { minutes: number } & Omit<CalendarEntry, 'end' | 'changed'>): CalendarEntry => ({
  ...{ ...entry, end: entry.start + minutes * 60_000, changed: FROM },
});

describe('a calendar that we write', () => {
  it('is read by a parser as it was written', () => {
    fc.assert(
      fc.property(entries, (made) => {
        const written = made.map(toEntry);
        const read = Object.values(sync.parseICS(calendarText('Salon; Marigold', written)));
        const events = read.filter((part): part is VEvent => part?.type === 'VEVENT');
        const seen = events.map(({ uid, start, end, status }) => [uid, start.getTime(), end?.getTime(), status]);
        const state = ({ isCancelled }: CalendarEntry) => (isCancelled ? 'CANCELLED' : 'CONFIRMED');
        expect(seen).toEqual(written.map((one) => [`${one.id}@linekeeper`, one.start, one.end, state(one)]));
      }),
    );
  });

  it('has lines of 75 octets at most, that come together again as they were', () => {
    fc.assert(
      fc.property(entries, (made) => {
        const text = calendarText('Salon', made.map(toEntry));
        const lines = text.split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
        const titles = unfolded.filter((line) => line.startsWith('SUMMARY:')).map((line) => line.slice(8));
        const plain = titles.map((title) => title.replaceAll(/\\([\\;,])/g, '$1'));
        expect(plain).toEqual(made.map(({ title }) => title));
      }),
    );
  });

  it('cannot be broken out of by a name', () => {
    const name = 'Cut\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other\u0000';
    const entry = toEntry({ id: 'a', start: FROM, minutes: 5, title: name, sequence: 0, isCancelled: false });
    const lines = calendarText(name, [entry]).split('\r\n');
    expect(lines.filter((line) => line.startsWith('UID:'))).toEqual(['UID:a@linekeeper']);
    expect(lines).toContain('SUMMARY:Cut\\nEND:VEVENT\\nBEGIN:VEVENT\\nUID:other ');
  });

  it('comes back as the busy times it holds, each known as ours', () => {
    fc.assert(
      fc.property(entries, (made) => {
        const written = made.map(toEntry);
        const answer = busyTimes({ text: calendarText('Salon', written), zone: 'Europe/Berlin', range: RANGE });
        const kept = written.filter(({ isCancelled }) => !isCancelled);
        const busy = kept.map(({ id, start, end }) => ({ start, end, own: id }));
        expect(answer).toEqual({ kind: 'busy', busy, skipped: 0 });
      }),
    );
  });
});

describe('busy times as they are kept', () => {
  it('lie within the range, apart, in pieces of two days at most, and cover what they covered', () => {
    const hours = fc.integer({ min: -100, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(hours, fc.integer({ min: 1, max: 200 }))), (made) => {
        const spans = made.map(([start, length]) => ({ start: start * 3_600_000, end: (start + length) * 3_600_000 }));
        const range = { start: 0, end: 300 * 3_600_000 };
        const pieces = busyPieces(spans, range);
        for (let hour = 0; hour < 300; hour += 1) {
          const at = hour * 3_600_000;
          const covers = ({ start, end }: { start: number; end: number }): boolean => start <= at && at < end;
          expect(pieces.filter(covers).length).toBe(spans.some(covers) ? 1 : 0);
        }
        for (const { start, end } of pieces) {
          expect(end - start).toBeLessThanOrEqual(2 * DAY_MS);
          expect(start >= range.start && end <= range.end).toBe(true);
        }
      }),
    );
  });
});
