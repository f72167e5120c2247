import { randomBytes } from 'node:crypto';

import { AppError } from '#contract/errors.ts';

import { openSoon } from '../../domain/rehearsal-week.ts';
import type { Script, ScriptedDesk } from '../../domain/rehearsal-script.ts';
import type { Ask } from '../ask.ts';
import { fictionalNumber, TRIES_FOR_A_FREE_NUMBER } from './fictional-numbers.ts';

type Deps = { ask: Ask; now: () => Date };
type Shop = { businessId: string; calledNumber: string };

/** Opens a sample shop of the script's, under a name and a number that nobody else has. */
export async function openShop({ ask, now }: Deps, { business, frontDesk }: Script): Promise<Shop> {
  const businessId = `${business.id}-${randomBytes(4).toString('hex')}`;
  const { hours, zone } = business;
  const booked = frontDesk && hours && zone ? { hours: openSoon(hours, zone, now()) } : {};
  for (let tries = 1; ; tries += 1) {
    const calledNumber = fictionalNumber();
    try {
      await ask('businesses.save', { ...business, ...booked, id: businessId, numbers: [calledNumber] });
      return { businessId, calledNumber };
    } catch (error) {
      const taken = error instanceof AppError && error.code === 'conflict'; // by a rehearsal that was kept
      if (!taken || tries === TRIES_FOR_A_FREE_NUMBER) throw error;
    }
  }
}

/** Gives the shop what can be booked there, and has its callers written to. */
export async function setUpDesk(
  ask: Ask,
  business: string,
  { staff, resources, services }: ScriptedDesk,
): Promise<void> {
  await ask('texts.save', { business, settings: { on: true } });
  const ids = new Map<string, string>();
  for (const name of staff) ids.set(name, (await ask('staff.save', { businessId: business, name })).id);
  for (const each of resources) await ask('resources.save', { ...each, businessId: business });
  for (const { staff: who, ...service } of services) {
    const staffIds = who.flatMap((name) => ids.get(name) ?? []);
    await ask('services.save', { ...service, businessId: business, staffIds });
  }
}
