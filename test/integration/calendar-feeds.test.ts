import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sync, type VEvent } from 'node-ical';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { StaffCalendar } from '#contract/calendars.ts';
import { openDesk, type OpenDesk } from '../support/front-desk/open-desk.ts';

const START = '2026-11-23T09:00:00.000Z';

describe('the calendar of a member of staff', () => {
  let shop: OpenDesk;
  let staffId: string;
  beforeEach(async () => {
    shop = await openDesk();
    staffId = shop.maya.id;
  });
  afterEach(() => shop.stop());

  const ask = (name: 'renew-feed' | 'revoke-feed'): Promise<StaffCalendar> =>
    shop.owner.ask(`calendars.${name}`, { staffId });
  const set = (change: { isOpen?: boolean; withNames?: boolean }) =>
    shop.owner.ask('calendars.set-feed', { staffId, ...change });
  const hereUrl = ({ feed }: StaffCalendar): string => feed?.hereUrl ?? '';
  const outside = (address: string): string => `${shop.app.webhookUrl}${new URL(address).pathname}`;
  const eventsAt = async (url: string): Promise<VEvent[]> => {
    const text = await (await fetch(url)).text();
    return Object.values(sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT');
  };

  it('tells what is booked, moved and cancelled, and no name before the owner wants it', async () => {
    const booked = await shop.book(START);
    const url = hereUrl(await ask('renew-feed'));
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await response.text()).not.toContain('Ana');
    const [event] = await eventsAt(url);
    expect(event).toMatchObject({ uid: `${booked.id}@linekeeper`, summary: 'Cut', status: 'CONFIRMED' });
    expect(event?.start.toISOString()).toBe(START);
    expect(Number(event?.sequence)).toBe(0);

    await shop.owner.ask('appointments.move', { id: booked.id, start: '2026-11-23T13:00:00.000Z' });
    await set({ withNames: true });
    const [moved] = await eventsAt(url);
    expect(moved).toMatchObject({ uid: event?.uid, summary: 'Cut · Ana' });
    expect(moved?.start.toISOString()).toBe('2026-11-23T13:00:00.000Z');
    expect(Number(moved?.sequence)).toBe(1);

    await shop.owner.ask('appointments.cancel', { id: booked.id });
    expect((await eventsAt(url))[0]).toMatchObject({ uid: event?.uid, status: 'CANCELLED' });
  });

  it('is read from outside only once it is opened, and then like any path that does not exist', async () => {
    const url = hereUrl(await ask('renew-feed'));
    const nowhere = await fetch(`${shop.app.webhookUrl}/nothing/here`);
    const bytes = [nowhere.status, await nowhere.text(), [...nowhere.headers.keys()].toString()];
    const answer = async (address: string) => {
      const response = await fetch(address);
      return [response.status, await response.text(), [...response.headers.keys()].toString()];
    };
    expect(await answer(outside(url))).toEqual(bytes);
    expect((await set({ isOpen: true })).feed?.publicUrl).toBe(`https://linekeeper.example${new URL(url).pathname}`);
    expect((await fetch(outside(url))).status).toBe(200);
    expect(await answer(`${shop.app.webhookUrl}/calendar/${'a'.repeat(32)}.ics`)).toEqual(bytes);
    const renewed = hereUrl(await ask('renew-feed'));
    expect(renewed).not.toBe(url);
    expect(await answer(outside(url))).toEqual(bytes);
    expect((await fetch(outside(renewed))).status).toBe(200);
    await ask('revoke-feed');
    expect(await answer(outside(renewed))).toEqual(bytes);
    expect((await fetch(renewed)).status).toBe(404);
  });

  it('counts whoever tries addresses, and stops answering them', async () => {
    await ask('renew-feed');
    await set({ isOpen: true });
    const guess = async (): Promise<number> => {
      const headers = { 'cf-connecting-ip': '198.51.100.7' };
      return (await fetch(`${shop.app.webhookUrl}/calendar/${'b'.repeat(32)}.ics`, { headers })).status;
    };
    for (let tries = 0; tries < 10; tries += 1) expect(await guess()).toBe(404);
    expect(await guess()).toBe(429);
  });

  it('is not sent again while nothing was changed, and its address stands in no log', async () => {
    const url = hereUrl(await ask('renew-feed'));
    await set({ isOpen: true });
    for (const address of [url, outside(url)]) {
      const etag = (await fetch(address)).headers.get('etag') ?? '';
      const again = () => fetch(address, { headers: { 'if-none-match': `W/${etag}` } });
      expect((await again()).status).toBe(304);
      await shop.book(address === url ? START : '2026-11-24T09:00:00.000Z');
      expect((await again()).status).toBe(200);
    }
    shop.app.flushLog();
    const { requests } = await shop.owner.ask('requests.list', {});
    expect(requests).toEqual([]);
    const log = await readLog(shop.app.dataDir);
    expect(log).toContain('GET /calendar/{token}.ics');
    expect(log).not.toContain(new URL(url).pathname.slice(10, 42));
  });

  it('gives one appointment as a file', async () => {
    const { id } = await shop.book(START);
    const { name, text } = await shop.owner.ask('appointments.file', { id });
    expect(name).toBe('appointment.ics');
    const [event] = Object.values(sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT');
    expect(event).toMatchObject({ uid: `${id}@linekeeper`, summary: 'Cut' });
    expect(event?.end?.toISOString()).toBe('2026-11-23T10:00:00.000Z');
  });
});

async function readLog(dataDir: string): Promise<string> {
  return readFile(join(dataDir, 'logs', 'linekeeper.log'), 'utf8');
}
