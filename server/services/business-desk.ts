import { createHash } from 'node:crypto';
import type { z } from 'zod';

import type { Business, SavedBusiness, ShownBusiness } from '#contract/businesses.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import type { Bus } from '../platform/bus.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { Stores } from '../store/open-stores.ts';
import { secretName, type BusinessBook, type Tenant } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import { refuseChangedSince } from './changed-since.ts';
import { fixedOf, refuseFixed, withStored, type FixedField } from './fixed-fields.ts';

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  box: SecretBox;
  book: BusinessBook;
  /** What the owner cannot change of the default business. */
  fixed: readonly FixedField[];
  bus: Bus<AppEvents>;
  now: () => Date;
};

type Shown = Pick<Tenant, 'business' | 'closedDays' | 'secretVariables'>;

export type BusinessDesk = ReturnType<typeof createBusinessDesk>;

/** The owner's hand on the businesses: numbers and secret variables go in sealed and come back masked or as names. */
export function createBusinessDesk({ stores, keys, box, book, fixed, bus, now }: Deps) {
  function show({ business, closedDays, secretVariables }: Shown): ShownBusiness {
    const numbers = stores.businesses.numbers().filter(({ businessId }) => businessId === business.id);
    return {
      ...business,
      revision: revisionOf(business, numbers, stores),
      closedDays: [...closedDays],
      maskedNumbers: numbers.map(({ masked }) => masked),
      secretVariables: Object.keys(secretVariables),
      setBy: Object.fromEntries(fixedOf(business.id, fixed).map(({ field, variable }) => [field, variable])),
    };
  }

  function find(id: string): ShownBusiness | undefined {
    const found = book.all().find(({ business }) => business.id === id);
    return found && show(found);
  }

  function get(id: string): ShownBusiness {
    const found = find(id);
    if (!found) throw refused('not_found', tell('no_such_business'));
    return found;
  }

  function saveNumbers(business: Business, given: readonly string[]): void {
    const numbers = given.map((raw) => {
      const e164 = toE164(raw, business.region);
      if (e164 === null) throw refused('invalid_input', tell('number_unreadable'));
      return { key: keys.of(e164), sealed: keys.seal(e164), masked: maskedNumber(e164) };
    });
    const taken = stores.businesses.numbers().filter(({ businessId }) => businessId !== business.id);
    if (numbers.some(({ key }) => taken.some((other) => other.key === key)))
      throw refused('conflict', tell('number_taken'));
    stores.businesses.replaceNumbers(business.id, numbers);
  }

  function saveVariables(id: string, given: Record<string, string | null>): void {
    for (const [variable, value] of Object.entries(given)) {
      const name = secretName(id, variable);
      if (value === null) stores.settings.removeSecret(name);
      else stores.settings.setSecret(name, box.seal(value, name), now().toISOString());
    }
  }

  return {
    list: (): ShownBusiness[] => book.all().map(show),
    get,
    /** The default business is never made anew: what a request leaves out of it stays as it is. */
    complete: (given: unknown): unknown => withStored(given, book.tenant(DEFAULT_BUSINESS).business),
    /**
     * Throws `conflict` for a number of another business, for a change of what the environment sets, and for what was
     * changed since the revision that is meant.
     */
    save({ numbers, secretVariables, over, ...saved }: z.output<typeof SavedBusiness>): ShownBusiness {
      const profile = { ...saved, notice: saved.notice ?? find(saved.id)?.notice ?? false };
      refuseFixed(profile, fixed);
      if (over !== undefined) refuseChangedSince(over, find(profile.id)?.revision ?? null);
      stores.transact(() => {
        stores.businesses.save(profile, now().toISOString());
        if (numbers) saveNumbers(profile, numbers);
        if (secretVariables) saveVariables(profile.id, secretVariables);
      });
      book.load();
      bus.publish('business.changed', { id: profile.id });
      return get(profile.id);
    },
  };
}

/** Over the keyed hashes of its numbers and the sealed form of its secrets: it tells nothing of what is in them. */
function revisionOf(business: Business, numbers: readonly { key: string }[], { settings }: Stores): string {
  const sealed = settings
    .secretNames(secretName(business.id, ''))
    .map((name) => [name, settings.secret(name)?.toString('base64')]);
  const whole = JSON.stringify([business, numbers.map(({ key }) => key), sealed]);
  return createHash('sha256').update(whole).digest('hex').slice(0, 32);
}
