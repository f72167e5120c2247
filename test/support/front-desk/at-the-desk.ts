import { onTestFinished } from 'vitest';

import { aRing } from '../factories.ts';
import { ownerOf } from '../owner.ts';
import { startTestApp } from '../test-app.ts';
import { createTestClock } from '../test-clock.ts';
import { openSalon, useTool } from './salon.ts';

const ALWAYS = [{ open: '00:00', close: '24:00' }];
export const ROUND_THE_CLOCK = { 1: ALWAYS, 2: ALWAYS, 3: ALWAYS, 4: ALWAYS, 5: ALWAYS, 6: ALWAYS, 7: ALWAYS };
type Over = { at?: string; zone?: string; service?: object; dataDir?: string; [over: string]: unknown };

/** A salon with Ana on the phone; Wednesday, 18 November 2026, eleven in London, where nothing else is said. */
export async function atTheDesk({
  at = '2026-11-18T11:00:00Z',
  zone = 'Europe/London',
  service = {},
  dataDir,
  ...over
}: Over = {}) {
  const clock = createTestClock(at);
  const kept = dataDir === undefined ? {} : { dataDir, keep: true };
  const app = await startTestApp({ now: clock.now, env: { LINEKEEPER_TIME_ZONE: zone }, ...kept });
  if (dataDir === undefined) onTestFinished(() => app.stop());
  const shop = await openSalon(app, { zone, ...over });
  const cut = { name: 'Haircut', minutes: 60, ...service };
  const saveCut = (more: object = {}) => app.execute('services.save', { id: shop.cut, ...cut, ...more });
  await saveCut();
  await app.ring(aRing());
  const tool = (name: string, given: object = {}, callSid = 'CA0001') => useTool(app, name, callSid, given);
  const book = (startTime: string, more: object = {}) =>
    tool('book_appointment', { serviceId: shop.cut, customerName: 'Ana Ruiz', startTime, ...more });
  const starts = async (given: object): Promise<string[] | undefined> =>
    (await tool('check_availability', { serviceId: shop.cut, ...given })).data?.slots?.map((slot) => slot.startTime);
  return { app, clock, shop, saveCut, tool, book, starts, owner: ownerOf(app) };
}
