import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import type { CalendarAsk, CalendarRead } from '../../server/domain/calendars/ports.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { createCalendarImports } from '../../server/services/calendar-imports.ts';
import { deskOnFile, idOf, MONDAY } from '../support/front-desk/desk-on-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { createTestClock } from '../support/test-clock.ts';

const DAY_MIN = 24 * 60;

/** One calendar of one person, read by hand. */
async function aRound() {
  const clock = createTestClock(MONDAY.toISOString());
  const desk = deskOnFile(join(temporaryDirectory(), 'linekeeper.db'), clock.now);
  desk.setUp({ people: 1 });
  const asked: CalendarAsk[] = [];
  let next = (): Promise<CalendarRead> =>
    Promise.resolve({ kind: 'read', busy: [], skipped: 0, marks: { etag: '"a"', modified: null } });
  const report = vi.fn();
  const imports = createCalendarImports({
    ...{ ...desk, box: createSecretBox(Buffer.alloc(32, 2)), desk: desk.frontDesk.desk, now: clock.now, report },
    check: (address) => ({ host: 'calendar.example', address }),
    read(ask) {
      asked.push(ask);
      return next();
    },
  });
  await imports.add(idOf(0), 'default', 'https://calendar.example/a.ics');
  const look = async (): Promise<number> => {
    imports.look();
    await imports.settled();
    return asked.length;
  };
  return { ...{ clock, desk, asked, imports, look, report }, answers: (then: typeof next) => void (next = then) };
}

describe('the rounds in which calendars are read', () => {
  it('asks every quarter of an hour, what is new alone, and all of it again once a week', async () => {
    const { clock, asked, look, answers, desk } = await aRound();
    answers(() => Promise.resolve({ kind: 'same' }));
    clock.forward(14);
    expect(await look()).toBe(1);
    clock.forward(1);
    expect(await look()).toBe(2);
    expect(asked.map(({ marks }) => marks)).toEqual([null, { etag: '"a"', modified: null }]);
    clock.forward(8 * DAY_MIN);
    expect(await look()).toBe(3);
    expect(asked[2]?.marks).toBeNull();
    desk.close();
  });

  it('keeps nothing of a calendar that was taken away while it was read', async () => {
    const { clock, imports, look, answers, desk } = await aRound();
    const start = MONDAY.getTime() + 3_600_000;
    answers(() => {
      imports.remove(idOf(0));
      const busy = [{ start, end: start + 3_600_000, own: null }];
      return Promise.resolve({ kind: 'read', busy, skipped: 0, marks: { etag: null, modified: null } });
    });
    clock.forward(15);
    await look();
    expect(imports.shown(idOf(0))).toBeNull();
    expect(desk.stores.calendars.busyAhead(idOf(0), clock.now().getTime())).toBe(0);
    desk.close();
  });

  it('writes down a fault of ours without its words, and goes on', async () => {
    const { clock, imports, look, answers, report, desk } = await aRound();
    answers(() => Promise.reject(new Error('a bug')));
    clock.forward(15);
    await look();
    expect(report).toHaveBeenCalledOnce();
    expect(imports.shown(idOf(0))?.problem?.code).toBe('something_wrong');
    answers(() => Promise.resolve({ kind: 'same' }));
    clock.forward(15);
    await look();
    expect(imports.shown(idOf(0))?.problem).toBeNull();
    desk.close();
  });

  it('ends with the program, and writes nothing any more', async () => {
    const { clock, asked, imports, look, answers, desk } = await aRound();
    answers(() => {
      imports.stop();
      return Promise.reject(new Error('ended'));
    });
    clock.forward(15);
    await look();
    expect(asked[1]?.signal.aborted).toBe(true);
    expect(imports.shown(idOf(0))?.problem).toBeNull();
    clock.forward(15);
    expect(await look()).toBe(2);
    desk.close();
  });
});
