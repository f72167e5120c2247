import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { aRing } from '../support/factories.ts';
import { openSalon, useTool, type Shop } from '../support/front-desk/salon.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const ANA = '+12125550181';
const BEN = '+12125550182';

describe('whose an appointment is', () => {
  let app: TestApp;
  let shop: Shop;
  beforeEach(async () => {
    app = await startTestApp({ now: createTestClock('2026-11-18T11:00:00Z').now });
    shop = await openSalon(app);
  });
  afterEach(() => app.stop());
  const ask: ReturnType<typeof ownerOf>['ask'] = (name, input) => ownerOf(app).ask(name, input);
  const knows = async (number: string, name: string): Promise<string> => {
    await ask('memory.add', { phone_hash: hashOf(number), fact: { slot: 'customer_name', value: name } });
    await app.ring(aRing({ caller_id: number, call_sid: `CA${number.slice(-4)}` }));
    await app.settled();
    return (await ownerOf(app).personOf(number)).id;
  };
  const book = (start: string, over: object = {}) =>
    ask('appointments.book', { serviceId: shop.cut, staffId: shop.maya, start, name: 'Ana Ruiz', ...over });

  it('when somebody is exported, then their contact stands there in full, also where no caller was named', async () => {
    const id = await knows(ANA, 'Ana Ruiz');
    await book('2026-11-19T10:00:00.000Z', { callerId: id, contact: 'ana@example.com' });
    await book('2026-11-19T12:00:00.000Z', { contact: ANA });
    const { appointments } = await ask('callers.export', { id });
    expect(appointments.map(({ contact }) => contact)).toEqual([ANA, 'ana@example.com']);
    const { text } = await ask('callers.export-text', { id, format: 'csv' });
    expect(text).toContain('Ana Ruiz; ana@example.com');
  });

  it('when somebody is forgotten, then what was booked with their number is nobody’s too, and its time stays taken', async () => {
    const id = await knows(ANA, 'Ana Ruiz');
    const theirs = await book('2026-11-19T10:00:00.000Z', { contact: ANA, note: 'Likes tea' });
    const other = await book('2026-11-19T12:00:00.000Z', { contact: BEN });
    await ask('callers.forget', { id });
    const nobody = { name: null, maskedContact: null, note: null };
    expect(await ask('appointments.get', { id: theirs.id })).toMatchObject({ ...nobody, status: 'scheduled' });
    expect(await ask('appointments.get', { id: other.id })).toMatchObject({ name: 'Ana Ruiz' });
    await expect(book('2026-11-19T10:00:00.000Z')).rejects.toThrow('409');
  });

  it('when a caller is split, then what was booked with the other number goes along, and what staff chose', async () => {
    const [ana, ben] = [await knows(ANA, 'Ana Ruiz'), await knows(BEN, 'Ben Okafor')];
    const [mine, his, chosen] = [
      await book('2026-11-19T10:00:00.000Z', { callerId: ana, contact: ANA }),
      await book('2026-11-19T12:00:00.000Z', { callerId: ben, contact: BEN, name: null }),
      await book('2026-11-19T14:00:00.000Z', { callerId: ana, name: null }),
    ];
    await ask('callers.merge', { keep: ana, gone: ben });
    const { calls } = await ask('calls.list', {});
    const callIds = calls.filter(({ maskedNumber }) => maskedNumber?.endsWith('82')).map(({ id }) => id);
    const { created } = await ask('callers.split', { id: ana, callIds, appointmentIds: [chosen.id] });
    const whose = async (id: string) => (await ask('appointments.get', { id })).callerId;
    expect([await whose(mine.id), await whose(his.id), await whose(chosen.id)]).toEqual([ana, created.id, created.id]);
  });

  it('when the service of an appointment is removed, then it can be moved, as long as it was', async () => {
    const { id } = await book('2026-11-19T10:00:00.000Z');
    await ask('services.remove', { id: shop.cut });
    const moved = await ask('appointments.move', { id, start: '2026-11-20T10:00:00.000Z' });
    expect(moved).toMatchObject({ start: '2026-11-20T10:00:00.000Z', end: '2026-11-20T11:00:00.000Z' });
  });

  it('when the program begins anew during a withheld call, then the call can still change what it booked', async () => {
    await app.stop();
    const dataDir = temporaryDirectory();
    app = await startTestApp({ dataDir, keep: true, now: createTestClock('2026-11-18T11:00:00Z').now });
    await openSalon(app);
    await app.ring(aRing({ caller_id: 'anonymous', call_sid: 'CA0004' }));
    const given = { customerName: 'Ana Ruiz', serviceId: 'haircut', startTime: 'tomorrow at three' };
    const { data } = await useTool(app, 'book_appointment', 'CA0004', given);
    await app.settled();
    await app.stop();
    app = await startTestApp({ dataDir, now: createTestClock('2026-11-18T11:01:00Z').now });
    const found = { appointmentId: data?.appointment?.id };
    expect(await useTool(app, 'cancel_appointment', 'CA0004', found)).toMatchObject({ success: true });
    expect(await useTool(app, 'cancel_appointment', 'CA0004', found)).toMatchObject({ success: true });
  });

  it('when a script works over REST, then it finds free times, books once for its key, cancels, and sees who waits', async () => {
    const json = async (method: 'GET' | 'POST', path: string, body?: object) =>
      (await (await app.api(method, path, body)).json()) as Record<string, unknown>;
    const free = await json('GET', `/api/availability?serviceId=${shop.cut}&from=2026-11-19&to=2026-11-19&limit=1`);
    expect(free).toMatchObject({ slots: [{ start: '2026-11-19T09:00:00.000Z' }] });
    const wish = { serviceId: shop.cut, start: '2026-11-19T09:00:00.000Z', name: 'Ana Ruiz', key: 'order-0815' };
    const [made, again] = [
      await json('POST', '/api/appointments', wish),
      await json('POST', '/api/appointments', wish),
    ];
    expect(again['id']).toBe(made['id']);
    const gone = await json('POST', `/api/appointments/${String(made['id'])}/cancel`, { reason: 'by mail' });
    expect(gone).toMatchObject({ status: 'cancelled' });
    expect(await json('GET', '/api/appointments?from=2026-11-19&to=2026-11-19')).toEqual({ appointments: [] });
    expect(await json('GET', '/api/waitlist')).toEqual({ entries: [] });
  });
});
