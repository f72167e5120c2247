import type { Trade } from './observation.ts';
import type { Slot } from './slot.ts';

const logistics = 30;
const preference = 180;
const never = null;

type Extras = Partial<Omit<Slot, 'id' | 'kind' | 'label' | 'halfLifeDays'>>;

function slot(id: string, kind: Slot['kind'], label: string, halfLifeDays: number | null, extras: Extras = {}): Slot {
  return {
    id,
    kind,
    format: 'text',
    label,
    section: 'preference',
    sensitivity: 'normal',
    halfLifeDays,
    maxLength: 160,
    digits: false,
    urls: false,
    needsReview: false,
    ...extras,
  };
}

/** Health facts are never single: a newer value would retire an older one, and no rule may do that. */
function safety(id: string, label: string, kind: 'set' | 'event' = 'set'): Slot {
  return slot(id, kind, label, never, { section: 'safety', sensitivity: 'health' });
}

/** Slots of every business (spec §4.2). */
export const commonSlots: readonly Slot[] = [
  slot('customer_name', 'single', 'name', never, { format: 'name', section: 'who', maxLength: 60 }),
  slot('said_as', 'single', 'said as', never, { format: 'name', section: 'who', maxLength: 60 }),
  slot('language', 'single', 'language', never, { format: 'language', section: 'who', maxLength: 20 }),
  slot('preferred_staff', 'single', 'preferred staff', preference, { maxLength: 80 }),
  slot('preferred_time', 'single', 'preferred time', preference, { maxLength: 120 }),
  slot('email', 'single', 'e-mail', never, { format: 'email', digits: true, urls: true, maxLength: 120 }),
  slot('address', 'single', 'address', never, { format: 'address', digits: true }),
  slot('contact_channel', 'single', 'best way to reach', preference, { maxLength: 80 }),
  slot('vehicle', 'single', 'vehicle', never, { maxLength: 80 }),
  slot('vehicle_plate', 'single', 'number plate', never, { format: 'plate', digits: true, maxLength: 16 }),
  slot('vehicle_mileage', 'single', 'mileage', logistics, { digits: true, maxLength: 40 }),
  safety('allergies', 'allergies'),
  slot('services_had', 'set', 'services had', preference),
  slot('likes', 'set', 'likes', preference),
  slot('dislikes', 'set', 'dislikes', preference),
  slot('dependants', 'set', 'family', never),
  slot('pets', 'set', 'pets', never),
  slot('reason_for_call', 'event', 'called about', logistics),
  slot('complaint', 'event', 'complaint', logistics),
  slot('quote_given', 'event', 'quote given', logistics, { digits: true }),
  // Promises are told as tasks with a due day (promises.ts).
  slot('promise', 'event', 'promise', logistics, { section: null, digits: true }),
];

/** What a trade asks for besides. */
export const tradeSlots: Record<Trade, readonly Slot[]> = {
  general: [],
  salon: [
    safety('skin_sensitivity', 'skin sensitivity'),
    safety('patch_test', 'patch test', 'event'),
    slot('hair_type', 'single', 'hair', preference, { maxLength: 80 }),
    slot('colour_formula', 'single', 'colour formula', preference),
    slot('products_used', 'set', 'products used', preference),
  ],
  dentist: [
    safety('medical_conditions', 'medical conditions'),
    safety('medication', 'medication'),
    safety('anxiety', 'anxiety about treatment'),
    safety('treatment_history', 'treatments had', 'event'),
    slot('insurance', 'single', 'insurance', never, { maxLength: 80 }),
    slot('check_up_interval', 'single', 'check-up every', preference, { maxLength: 60 }),
  ],
  garage: [
    slot('tyre_size', 'single', 'tyre size', preference, { digits: true, maxLength: 40 }),
    slot('tyre_storage', 'single', 'tyres stored', preference, { maxLength: 80 }),
    slot('inspection_due', 'single', 'inspection due', preference, { digits: true, maxLength: 60 }),
    slot('work_done', 'event', 'work done', preference),
    slot('courtesy_car', 'single', 'courtesy car', preference, { maxLength: 80 }),
  ],
};
