import { fold } from './fold.ts';
import { maskNumbers } from './masked-numbers.ts';
import type { Trade } from './observation.ts';
import type { Slot } from './slot.ts';
import { commonSlots, tradeSlots } from './slot-table.ts';

const healthWord = /allerg|medic|health|illness|disease|pregnan|disab|condition|gesundheit|sante|salud/;

const byTrade: Record<Trade, ReadonlyMap<string, Slot>> = {
  general: slotMap('general'),
  salon: slotMap('salon'),
  dentist: slotMap('dentist'),
  garage: slotMap('garage'),
};

function slotMap(trade: Trade): ReadonlyMap<string, Slot> {
  return new Map([...commonSlots, ...tradeSlots[trade]].map((slot) => [slot.id, reviewed(slot, trade)]));
}

/** Only a medical trade must look at health facts before they are used; elsewhere a wait could hurt somebody. */
function reviewed(slot: Slot, trade: Trade): Slot {
  return { ...slot, needsReview: trade === 'dentist' && slot.sensitivity === 'health' };
}

/** The slot of an id. An unknown id is a set of that name, and a safety slot when its name speaks of health. */
export function slotOf(id: string, trade: Trade): Slot {
  return byTrade[trade].get(id) ?? reviewed(unknownSlot(id), trade);
}

/** Every slot a trade knows by name. */
export function slotsOf(trade: Trade): Slot[] {
  return [...byTrade[trade].values()];
}

function unknownSlot(id: string): Slot {
  const health = healthWord.test(id);
  return {
    id,
    kind: 'set',
    format: 'text',
    label: id.replaceAll('_', ' '),
    section: health ? 'safety' : 'preference',
    sensitivity: health ? 'health' : 'normal',
    halfLifeDays: health ? null : 180,
    maxLength: 160,
    digits: false,
    urls: false,
    needsReview: false,
  };
}

/**
 * A data-collection id as a slot id (`Preferred Staff` → `preferred_staff`), or null when nothing usable is left. A
 * model may put a number into the name, and a slot's name is kept in clear: so it is masked like any text.
 */
export function toSlotId(raw: string): string | null {
  const id = fold(maskNumbers(raw.slice(0, 200)))
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 60)
    .replace(/_$/, '');
  return /^[a-z]/.test(id) ? id : null;
}
