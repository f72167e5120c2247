import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { AppError } from '#contract/errors.ts';
import { createCalendarFetch } from '../../server/integrations/calendar/calendar-fetch.ts';
import { createCalendarSource } from '../../server/integrations/calendar/calendar-source.ts';
import { createAddressJudge } from '../../server/integrations/calendar/public-address.ts';
import { aCalendar, startCalendarServer } from '../support/calendars/calendar-server.ts';

const range = { start: Date.parse('2026-11-20T00:00:00Z'), end: Date.parse('2027-02-01T00:00:00Z') };
const DAILY = ['DTSTART:20261120T090000Z', 'DTEND:20261120T100000Z'];

describe('reading a calendar from elsewhere', () => {
  let server: Awaited<ReturnType<typeof startCalendarServer>>;
  beforeEach(async () => {
    server = await startCalendarServer();
  });
  afterEach(() => server.stop());

  function read(address = server.url, over: { limitMs?: number; signal?: AbortSignal } = {}) {
    const fetching = createCalendarFetch({ isLoopbackFine: true, limitMs: over.limitMs ?? 10_000 });
    const source = createCalendarSource({ fetching });
    const { signal = new AbortController().signal } = over;
    return source({ address, marks: null, range, zone: 'Europe/Berlin', signal });
  }
  const why = (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'read',
      (error: unknown) => (error instanceof AppError ? (error.reason?.code ?? error.code) : String(error)),
    );

  it('follows three redirects and no fourth', async () => {
    const calendar = aCalendar([DAILY]);
    const hops = (count: number): void =>
      server.answers((res, req) => {
        const hop = Number((req.url ?? '').split('/').at(-1)) || 0;
        if (hop === count) return void res.writeHead(200).end(calendar);
        res.writeHead(302, { location: `/hop/${hop + 1}` }).end();
      });
    hops(3);
    expect(await why(read())).toBe('read');
    hops(4);
    expect(await why(read())).toBe('calendar_redirected');
    expect(server.asked).toHaveLength(8);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data', 'calendar_private_address'],
    ['https://10.1.2.3/a.ics', 'calendar_private_address'],
    ['https://[fe80::1]/a.ics', 'calendar_private_address'],
    ['http://calendar.example/a.ics', 'calendar_bad_address'],
    ['file:///etc/hostname', 'calendar_bad_address'],
  ])('goes nowhere when it is sent on to %s', async (location, code) => {
    server.answers((res) => void res.writeHead(302, { location }).end());
    expect(await why(read())).toBe(code);
  });

  it('goes to no private address that a name means, and to no computer of its own in the real program', async () => {
    const asked: string[] = [];
    const lookup = ((name: string, _options: object, done: (...given: unknown[]) => void) => {
      asked.push(name);
      done(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '192.168.0.9', family: 4 },
      ]);
    }) as unknown as NonNullable<NonNullable<Parameters<typeof createCalendarFetch>[0]>['lookup']>;
    const { fetch, checked } = createCalendarFetch({ lookup });
    const { signal } = new AbortController();
    expect(await why(fetch('https://localhost/a.ics', null, signal))).toBe('calendar_private_address');
    expect(asked).toEqual(['localhost']);
    expect(() => checked(server.url)).toThrow(AppError);
    expect(await why(fetch(server.url, null, signal))).toBe('calendar_private_address');
    expect(server.asked).toEqual([]);
  });

  it('gives up on what is slow, too large, no calendar, refused or not there', async () => {
    server.answers((res) => void res.writeHead(200).write('BEGIN:VCALENDAR\r\n'));
    expect(await why(read(server.url, { limitMs: 200 }))).toBe('calendar_too_slow');
    server.answers((res) => void res.writeHead(200, { 'content-length': 6 * 2 ** 20 }).write('BEGIN'));
    expect(await why(read())).toBe('calendar_too_large');
    server.answers((res) => {
      const pour = (): void => {
        while (!res.destroyed && res.write('x'.repeat(65_536)));
      };
      res.writeHead(200).on('drain', pour);
      pour();
    });
    expect(await why(read())).toBe('calendar_too_large');
    server.answers((res) => void res.writeHead(200).end('<html>Sign in</html>'));
    expect(await why(read())).toBe('calendar_no_calendar');
    server.answers((res) => void res.writeHead(410).end());
    expect(await why(read())).toBe('calendar_refused');
    server.answers((res) => res.destroy());
    expect(await why(read())).toBe('calendar_unreachable');
  });

  it('leaves out the entry that nobody can understand, and reads the others', async () => {
    server.shows([
      [...DAILY, 'RRULE:FREQ=OFTEN'],
      [...DAILY, 'RRULE:FREQ=MINUTELY'],
      [...DAILY, 'RRULE:FREQ=DAILY;INTERVAL=0'],
      ['DTSTART:tomorrow'],
      [...DAILY, 'RRULE:FREQ=DAILY'],
    ]);
    const answer = await read();
    // Without an end, and yet only as far as is looked at: 73 days.
    expect(answer).toMatchObject({ kind: 'read', skipped: 4 });
    expect(answer.kind === 'read' && answer.busy.length).toBe(73);
  });

  it('gives up on a calendar with more than can be read, and ends where the program does', async () => {
    const many = Array.from({ length: 400 }, () => [...DAILY, 'RRULE:FREQ=DAILY']);
    server.shows(many);
    expect(await why(read())).toBe('calendar_too_much');
    const ended = new AbortController();
    server.answers((res) => {
      res.writeHead(200).write('BEGIN:VCALENDAR\r\n');
      ended.abort();
    });
    expect(await why(read(server.url, { signal: ended.signal }))).toBe('calendar_unreachable');
  });
});

describe('an address of the internet', () => {
  it.each(['93.184.215.14', '8.8.8.8', '2606:4700:4700::1111'])('%s is one', (address) => {
    expect(createAddressJudge({ isLoopbackFine: false })(address)).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1'],
    ...['2002:a00:1::1', '2001:db8::1', 'calendar.example', ''],
  ])('%s is none', (address) => {
    expect(createAddressJudge({ isLoopbackFine: false })(address)).toBe(false);
  });
});
