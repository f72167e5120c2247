import type { Business } from '#contract/businesses.ts';

import { isUnansweredField, UNANSWERED_FIELD } from '../gaps/unanswered.ts';
import type { Trade } from '../observation.ts';
import type { AgentChange } from '../providers/voice-account.ts';
import { slotsOf } from '../slots.ts';
import { unansweredWords } from './unanswered-field.ts';

/** The provider takes about so many in one agent (elevenlabs.md §5.2). */
export const MOST_FIELDS = 25;

type Fields = NonNullable<AgentChange['dataCollection']>;

/** What the provider's analysis is asked after each call, by our slot ids (spec §4.2). */
const ASKED: Readonly<Record<string, string>> = {
  customer_name: 'The caller’s own name, as they said it.',
  said_as: 'How the caller wants to be addressed, where they said so.',
  language: 'The language the caller prefers, where it was asked for or is not the one the call began in.',
  preferred_staff: 'The member of staff the caller asks for or prefers.',
  preferred_time: 'Days or times of day that suit the caller best, as a habit and not for one appointment.',
  email: 'The caller’s e-mail address, as it was spelt and confirmed.',
  address: 'The caller’s postal address.',
  contact_channel: 'How the caller wants to be reached, such as by phone or e-mail.',
  vehicle: 'Make and model of the caller’s vehicle.',
  vehicle_plate: 'The number plate of the caller’s vehicle.',
  vehicle_mileage: 'How far the vehicle has been driven, with its unit.',
  allergies: 'Allergies the caller named for themselves or somebody else, with whose.',
  services_had: 'Services the caller says they have had before.',
  likes: 'What the caller says they like.',
  dislikes: 'What the caller says they do not like or do not want.',
  dependants: 'Children or other family the caller speaks for, with name and age where said.',
  pets: 'Pets the caller named.',
  reason_for_call: 'Why the caller rang, in one short sentence.',
  complaint: 'What the caller complained about, in one short sentence.',
  quote_given: 'A price that was told to the caller, and for what.',
  promise: 'What the caller was promised, and by when.',
  skin_sensitivity: 'Skin sensitivity or reactions the caller named.',
  patch_test: 'Whether and when a patch test was made, and its result.',
  hair_type: 'The caller’s hair: type, length, condition.',
  colour_formula: 'The colour or formula used for the caller’s hair.',
  products_used: 'Products the caller uses.',
  medical_conditions: 'Medical conditions the caller named.',
  medication: 'Medication the caller says they take.',
  anxiety: 'Fear of treatment, where the caller spoke of it.',
  treatment_history: 'Treatments the caller says they have had.',
  insurance: 'The caller’s insurance.',
  check_up_interval: 'How often the caller comes for a check-up.',
  tyre_size: 'The size of the tyres.',
  tyre_storage: 'Whether and where the caller’s tyres are stored.',
  inspection_due: 'When the next inspection of the vehicle is due.',
  work_done: 'Work that was done on the vehicle.',
  courtesy_car: 'Whether the caller needs a courtesy car.',
};

const VEHICLE = /^vehicle/;
/** Last to be asked where there is no room for everything. */
const LEAST = ['pets', 'contact_channel', 'said_as', 'likes'];

/** The fields of a trade about its callers, the most useful first. Vehicles are of no interest but to a garage. */
export function fieldsOf(trade: Trade): string[] {
  const ids = slotsOf(trade)
    .map(({ id }) => id)
    .filter((id) => Object.hasOwn(ASKED, id) && (trade === 'garage' || !VEHICLE.test(id)));
  return [...ids.filter((id) => !LEAST.includes(id)), ...ids.filter((id) => LEAST.includes(id))];
}

/**
 * Those an agent does not ask for yet, as far as it has room. What the owner worded themselves stays theirs, and one
 * that tells what could not be answered is enough, whatever it is called.
 */
export function missingFields(
  { trade, language }: Pick<Business, 'trade' | 'language'>,
  there: readonly string[],
): Fields {
  const room = Math.max(0, MOST_FIELDS - there.length);
  const ids = fieldsOf(trade).filter((id) => !there.includes(id));
  const fields = ids.map((id) => [id, { type: 'string' as const, description: ASKED[id] ?? '' }] as const);
  const unanswered = [UNANSWERED_FIELD, { type: 'string' as const, description: unansweredWords(language) }] as const;
  // After the first: where there is room for one alone, that is the caller's name.
  const own = there.some(isUnansweredField) ? fields : [...fields.slice(0, 1), unanswered, ...fields.slice(1)];
  return Object.fromEntries(own.slice(0, room));
}
