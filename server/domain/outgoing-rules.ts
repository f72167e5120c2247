import type { Consent, Hindrance, OutgoingSettings } from '#contract/outgoing.ts';
import { tell } from '#contract/told.ts';

import type { OutgoingNumber } from './outgoing-number.ts';
import { quietIn } from './quiet-hours.ts';

/** Everything that the rules go by, as it stands at one moment. */
export type OutgoingCase = {
  settings: OutgoingSettings;
  now: Date;
  isPaused: boolean;
  number: OutgoingNumber;
  isOwnNumber: boolean;
  person: { consent: Consent; hasRefused: boolean; isBlocked: boolean; isOnThePhone: boolean };
  hasAgent: boolean;
  /** Null where there is none that can call out. */
  line: { isBusy: boolean } | null;
  callsToday: number;
  /** When this number was last called by us, unless that call was certainly never made. */
  lastCalledAt: string | null;
};

const MINUTE_MS = 60_000;

/** Every reason why this call may not be made now, the firmest first; none: it may. */
export function hindrances(given: OutgoingCase): Hindrance[] {
  return [...ofTheNumber(given), ...ofThePerson(given), ...ofTheHour(given), ...ofTheShop(given)];
}

/** Of the hindrances those that stand even where the owner says "anyway". */
export function standing(all: readonly Hindrance[], anyway: boolean): Hindrance[] {
  return all.filter((one) => !(anyway && one.anyway));
}

const firm = (told: Hindrance['told']): Hindrance => ({ told, anyway: false });
const soft = (told: Hindrance['told']): Hindrance => ({ told, anyway: true });

function ofTheNumber({ number, isOwnNumber }: OutgoingCase): Hindrance[] {
  if (number.kind === 'short') return [firm(tell('outgoing_number_short'))];
  if (number.kind === 'dear') return [firm(tell('outgoing_number_dear'))];
  return isOwnNumber ? [firm(tell('outgoing_number_own'))] : [];
}

/** Who said no is not called; who was never asked, or seems to have said no, only where somebody takes it on them. */
function ofThePerson({ person }: OutgoingCase): Hindrance[] {
  return [
    ...(person.isBlocked ? [firm(tell('outgoing_blocked'))] : []),
    ...(person.consent === 'no' ? [firm(tell('outgoing_refused'))] : []),
    ...(person.isOnThePhone ? [firm(tell('outgoing_on_the_phone'))] : []),
    ...(person.hasRefused && person.consent !== 'no' ? [soft(tell('outgoing_refusal_said'))] : []),
    ...(person.consent === 'not_asked' ? [soft(tell('outgoing_not_asked'))] : []),
  ];
}

function ofTheHour({ number, settings, now, lastCalledAt }: OutgoingCase): Hindrance[] {
  const quiet = quietIn(number.zones, settings, now);
  const { quietFrom: from, quietTo: to, againAfterMinutes: minutes } = settings;
  const isTooSoon = lastCalledAt !== null && now.getTime() - Date.parse(lastCalledAt) < minutes * MINUTE_MS;
  return [
    ...(quiet?.why === 'sunday' ? [firm(tell('outgoing_sunday'))] : []),
    ...(quiet?.why === 'hours' ? [firm(tell('outgoing_quiet', { time: quiet.time, from, to }))] : []),
    ...(isTooSoon ? [firm(tell('outgoing_called_lately', { minutes }))] : []),
  ];
}

function ofTheShop({ settings, isPaused, hasAgent, line, callsToday }: OutgoingCase): Hindrance[] {
  const { enabled, dailyCap: cap } = settings;
  return [
    ...(enabled ? [] : [firm(tell('outgoing_off'))]),
    ...(isPaused ? [firm(tell('outgoing_paused'))] : []),
    ...(hasAgent ? [] : [firm(tell('outgoing_no_agent'))]),
    ...(line === null ? [firm(tell('outgoing_no_line'))] : []),
    ...(line?.isBusy ? [firm(tell('outgoing_line_busy'))] : []),
    ...(callsToday >= cap ? [firm(tell('outgoing_day_full', { cap }))] : []),
  ];
}
