import { capitalised } from './canaries.ts';
import type { Canaries } from './canaries.ts';
import type { Random } from './random.ts';
import type { Trade } from './shops.ts';

/** Slots that hold many values (spec §4.2); every other slot of this set holds one. */
export const manyValued: ReadonlySet<string> = new Set([
  'allergies',
  'services_had',
  'likes',
  'dislikes',
  'dependants',
  'pets',
]);

/** Slots whose facts guard somebody's health. */
export const guarded: ReadonlySet<string> = new Set(['allergies']);

/** What callers of a trade come to talk about, the usual things first. */
export const slotsOf: Readonly<Record<Trade, readonly string[]>> = {
  salon: [
    'preferred_staff',
    'preferred_time',
    'allergies',
    'email',
    'likes',
    'services_had',
    'dependants',
    'contact_channel',
  ],
  dentist: [
    'preferred_staff',
    'allergies',
    'email',
    'address',
    'preferred_time',
    'dislikes',
    'dependants',
    'contact_channel',
  ],
  garage: [
    'vehicle',
    'vehicle_plate',
    'vehicle_mileage',
    'email',
    'address',
    'preferred_time',
    'pets',
    'contact_channel',
  ],
};

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  preferred_staff: ['Maribel', 'Joscelin', 'Theodora', 'Benedikt', 'Rosalind', 'Cornelius', 'Evangeline', 'Thaddeus'],
  preferred_time: [
    'early mornings',
    'late afternoons',
    'lunch breaks',
    'Saturday mornings',
    'quiet evenings',
    'the first slot',
  ],
  contact_channel: ['text message', 'WhatsApp', 'voicemail', 'postcard'],
  allergies: [
    'nuts',
    'latex',
    'ammonia',
    'penicillin',
    'ibuprofen',
    'lavender',
    'nickel',
    'lidocaine',
    'henna',
    'iodine',
  ],
  services_had: ['balayage', 'fringe trim', 'keratin treatment', 'root touch-up', 'blow-dry', 'beard trim'],
};
const COLOURS = ['blue', 'silver', 'green', 'white', 'maroon'];
const MODELS = [
  'Skoda Octavia',
  'Honda Civic',
  'Volvo Estate',
  'Ford Transit',
  'Toyota Yaris',
  'Fiat Panda',
  'Mazda Demio',
];
const LETTERS = 'ABCDEFGHJKLMNPRSTVWXYZ';

type Deps = { random: Random; canaries: Canaries };

/** A value for a slot that this person has not said before; null when there is none left. */
export function newValue(slot: string, said: ReadonlySet<string>, { random, canaries }: Deps): string | null {
  const choices = CHOICES[slot]?.filter((choice) => !said.has(choice));
  if (choices !== undefined) return choices.length > 0 ? random.pick(choices) : null;
  const value = inventedValue(slot, random, canaries);
  return said.has(value) ? null : value;
}

function inventedValue(slot: string, random: Random, canaries: Canaries): string {
  const word = (): string => capitalised(canaries.next());
  const letters = (count: number): string => Array.from({ length: count }, () => random.pick([...LETTERS])).join('');
  switch (slot) {
    case 'email':
      return `${random.pick(['post', 'home', 'hello'])}.${canaries.next()}@example.${random.pick(['com', 'org', 'net'])}`;
    case 'address':
      return `${random.between(2, 98)} ${word()} ${random.pick(['Lane', 'Street', 'Road', 'Close'])}`;
    case 'vehicle':
      return `${random.pick(COLOURS)} ${random.pick(MODELS)}`;
    case 'vehicle_plate':
      return `${letters(3)} ${random.between(1000, 9999)}`;
    case 'vehicle_mileage':
      return String(random.between(21_000, 189_000));
    case 'likes':
      return `${random.pick(['the chair by', 'tea from', 'the music of'])} ${word()}`;
    case 'dislikes':
      return `${random.pick(['the smell of', 'the sound of', 'waiting beside'])} ${word()}`;
    case 'dependants':
      return `${random.pick(['daughter', 'son', 'mother'])} ${word()}`;
    case 'pets':
      return `${random.pick(['a terrier called', 'a tabby called', 'a parrot called'])} ${word()}`;
    default:
      throw new Error(`Nobody in the script talks about ${slot}`);
  }
}
