import type { Page } from 'playwright-core';

import { ownerOf } from './owner.ts';
import type { TestApp } from './test-app.ts';

/** A Wednesday on which the shop is open from nine to six. */
export const DESK_DAY = '2027-03-10';

const week = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const weekdays = [1, 2, 3, 4, 5].map((day) => [day, [{ open: '09:00', close: '18:00' }]] as const);
export const openHours = { ...week, ...Object.fromEntries(weekdays) };

/** A shop in London with two services, Ines and Ruth, a chair, and three appointments on `DESK_DAY`. */
export async function openDesk(app: Pick<TestApp, 'api'>) {
  const { ask } = ownerOf(app);
  const lunch = { ...week, 3: [{ open: '12:00', close: '13:00' }] };
  await ask('businesses.save', { id: 'default', name: 'Salon Marigold', zone: 'Europe/London', hours: openHours });
  const ines = await ask('staff.save', { name: 'Ines', breaks: lunch });
  const ruth = await ask('staff.save', { name: 'Ruth' });
  const chair = await ask('resources.save', { name: 'Chair one', kind: 'chair' });
  const cut = await ask('services.save', {
    ...{ name: 'Cut', minutes: 30, price: { amount: 4500, currency: 'GBP' } },
    addOns: [{ id: crypto.randomUUID(), name: 'Wash', minutes: 15, price: null }],
  });
  const colour = await ask('services.save', { name: 'Colour', minutes: 90, resourceKinds: ['chair'] });

  const book = (service: { id: string }, staff: { id: string }, time: string, name: string) =>
    ask('appointments.book', {
      ...{ serviceId: service.id, staffId: staff.id, start: `${DESK_DAY}T${time}:00.000Z`, name },
    });
  const ana = await book(cut, ines, '10:00', 'Ana Lopez');
  const ben = await book(cut, ruth, '10:00', 'Ben Okoye');
  const cleo = await book(colour, ines, '14:00', 'Cleo Marsh');
  return { ask, ines, ruth, chair, cut, colour, ana, ben, cleo, book };
}

/** One appointment as it stands in its column. */
export const blockOf = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `, 'u') });
