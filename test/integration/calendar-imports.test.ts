import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Status } from '#contract/status.ts';
import { startCalendarServer } from '../support/calendars/calendar-server.ts';
import { openDesk, whyNot, type OpenDesk } from '../support/front-desk/open-desk.ts';

const MONDAY = '2026-11-23';
/** Ten to eleven in Berlin. */
const TEN = ['DTSTART;TZID=Europe/Berlin:20261123T100000', 'DTEND;TZID=Europe/Berlin:20261123T110000'];

describe('a calendar that is brought in for somebody', () => {
  let shop: OpenDesk;
  let server: Awaited<ReturnType<typeof startCalendarServer>>;
  beforeEach(async () => {
    shop = await openDesk();
    server = await startCalendarServer();
  });
  afterEach(async () => {
    await shop.stop();
    await server.stop();
  });
  const bringIn = (address = server.url) => shop.owner.ask('calendars.import', { staffId: shop.maya.id, address });
  const state = async () => (await shop.owner.ask('calendars.get', {})).calendars[0]?.imported;

  it('keeps its busy times free of appointments, wherever they are made', async () => {
    server.shows([TEN]);
    const before = await shop.free(MONDAY);
    const { imported } = await bringIn();
    expect(imported).toMatchObject({ host: new URL(server.base).host, busy: 1, skipped: 0, problem: null });
    const after = await shop.free(MONDAY);
    expect(before.filter((time) => !after.includes(time))).toEqual([
      ...['09:15', '09:30', '09:45', '10:00', '10:15', '10:30', '10:45'],
    ]);
    const book = { serviceId: shop.cut.id, start: `${MONDAY}T09:30:00.000Z`, name: 'Ana Lopez' };
    expect(await whyNot(shop.app, 'appointments.book', book)).toBe('desk_time_taken');
    expect(await whyNot(shop.app, 'appointments.book', { ...book, anyway: true })).toBe('desk_time_taken');
    await shop.owner.ask('calendars.drop-import', { staffId: shop.maya.id });
    expect(await shop.free(MONDAY)).toEqual(before);
  });

  it('tells when somebody is busy and nothing of what they do', async () => {
    server.shows([TEN, ['DTSTART;VALUE=DATE:20261128', 'DTEND;VALUE=DATE:20261202']]);
    await bringIn();
    const busy = async (from: string, to = from) => (await shop.owner.ask('calendars.busy', { from, to })).busy;
    const monday = { staffId: shop.maya.id, start: `${MONDAY}T09:00:00.000Z`, end: `${MONDAY}T10:00:00.000Z` };
    expect(await busy('2026-11-22', MONDAY)).toEqual([monday]);
    expect(await busy('2026-11-24')).toEqual([]);
    // Four days in one, though they are kept in pieces.
    const away = { start: '2026-11-27T23:00:00.000Z', end: '2026-12-01T23:00:00.000Z' };
    expect(await busy('2026-11-28', '2026-12-01')).toEqual([{ staffId: shop.maya.id, ...away }]);
    expect(await whyNot(shop.app, 'calendars.busy', { business: 'nobody', from: MONDAY, to: MONDAY })).toBe(
      'no_such_business',
    );
  });

  it('reads times without a zone, whole days, series and their exceptions by the clocks of the shop', async () => {
    server.shows([
      ['DTSTART:20261123T150000', 'DTEND:20261123T160000'],
      ['DTSTART;VALUE=DATE:20261124'],
      [
        ...TEN.map((line) => line.replace('1123', '1125')),
        'RRULE:FREQ=DAILY;COUNT=3',
        'EXDATE;TZID=Europe/Berlin:20261126T100000',
      ],
    ]);
    await bringIn();
    expect(await shop.free(MONDAY)).not.toContain('15:00');
    expect(await shop.free('2026-11-24')).toEqual([]);
    expect(await shop.free('2026-11-25')).not.toContain('10:00');
    expect(await shop.free('2026-11-26')).toContain('10:00');
    expect(await shop.free('2026-11-27')).not.toContain('10:00');
  });

  it('passes over what is free, called off, or an appointment of ours that came back', async () => {
    const ours = await shop.book(`${MONDAY}T09:00:00.000Z`);
    const utc = ['DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z'];
    server.shows([
      [...utc, `UID:${ours.id}@linekeeper`],
      [...TEN, 'TRANSP:TRANSPARENT'],
      [...TEN, 'STATUS:CANCELLED'],
    ]);
    expect((await bringIn()).imported?.busy).toBe(0);
    await shop.owner.ask('appointments.move', { id: ours.id, start: `${MONDAY}T13:00:00.000Z` });
    expect(await shop.free(MONDAY)).toContain('10:00');
  });

  it('keeps what was read last where it cannot be read any more, and says so', async () => {
    server.shows([TEN]);
    await bringIn();
    server.answers((res) => void res.writeHead(503).end());
    const { imported } = await shop.owner.ask('calendars.refresh', { staffId: shop.maya.id });
    expect(imported).toMatchObject({ busy: 1, problem: { code: 'calendar_refused', values: { status: 503 } } });
    expect(await shop.free(MONDAY)).not.toContain('10:00');
    const problems = async () =>
      Status.parse(await shop.app.execute('status.get', {})).problems.map(({ code }) => code);
    expect(await problems()).not.toContain('calendar_not_read');
    shop.clock.forward(61);
    await shop.owner.ask('calendars.refresh', { staffId: shop.maya.id });
    expect(await problems()).toContain('calendar_not_read');
  });

  it('leaves nothing of what somebody does, and no address, in any file or answer', async () => {
    server.shows([TEN]);
    const answer = await bringIn();
    expect(JSON.stringify(answer)).not.toContain('private-key');
    shop.app.flushLog();
    const files = ['linekeeper.db', 'linekeeper.db-wal', 'logs/linekeeper.log'];
    const kept = files.map((file) => readFileSync(join(shop.app.dataDir, file), 'latin1')).join('\n');
    expect(kept).toContain('calendar_imports');
    for (const secret of ['private-key', 'Dentist']) expect(kept).not.toContain(secret);
  });

  it('refuses what is no address, and an address of a private network', async () => {
    const { id: staffId } = shop.maya;
    const why = (address: string) => whyNot(shop.app, 'calendars.import', { staffId, address });
    expect(await why('my calendar')).toBe('calendar_bad_address');
    expect(await why('ftp://calendar.example/a.ics')).toBe('calendar_bad_address');
    expect(await why('http://calendar.example/a.ics')).toBe('calendar_bad_address');
    for (const host of ['10.0.0.5', '169.254.169.254', '192.168.1.1', '[fd00::1]', '[::ffff:10.0.0.1]', '0x0a000001'])
      expect(await why(`https://${host}/a.ics`)).toBe('calendar_private_address');
    expect(await state()).toBeNull();
  });
});
