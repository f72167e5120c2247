/// <reference lib="esnext.intl" />
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

import { zonesOfArea } from './area-zones.ts';

/**
 * What a number is, as far as calling it goes. `zones`: where it is presumably at home, several where that cannot be
 * told apart; `short`: emergency, service and other numbers that only look like a whole one; `dear`: it costs extra.
 */
export type OutgoingNumber = { kind: 'plain' | 'short' | 'dear'; zones: readonly string[] };

/** No country has a longer emergency or service number, and hardly any a subscriber's number as short. */
const SHORT = 6;
const DEAR = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'UAN', 'VOICEMAIL']);
const NORTH_AMERICAN_AREAS = new Set(['US', 'CA']);

/**
 * @param e164 a number as `toE164` gives it
 * @param shop the caller's own region and zone: who has a number of the same country is presumed to live by the shop's
 *   clock where the number itself does not say better
 */
export function toOutgoingNumber(e164: string, shop: { region: string; zone: string }): OutgoingNumber {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return { kind: 'short', zones: [] };
  const type = number.getType() ?? '';
  // A possible number that the library does not know may be a new range; a short one may be an emergency call.
  if (number.nationalNumber.length <= SHORT && !number.isValid()) return { kind: 'short', zones: [] };
  const country = number.country ?? number.getPossibleCountries()[0];
  // Whatever belongs to no country, such as satellite phones, costs many times as much.
  if (country === undefined || DEAR.has(type)) return { kind: 'dear', zones: [] };
  const areas = number.countryCallingCode === '1' ? zonesOfArea(number.nationalNumber) : [];
  if (NORTH_AMERICAN_AREAS.has(country) && areas.length > 0) return { kind: 'plain', zones: areas };
  const zones = zonesOfCountry(country);
  const isHome = country === shop.region && zones.length !== 1;
  return { kind: 'plain', zones: isHome || zones.length === 0 ? [shop.zone] : zones };
}

/** Every zone of a country, as the program that runs us knows them; a few have none. */
function zonesOfCountry(country: string): readonly string[] {
  return new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
}
