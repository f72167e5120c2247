import { Slot } from '#contract/front-desk.ts';
import type { BookAsk, Booking } from '../domain/front-desk/ports.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { SlotSearch } from './slot-search.ts';

const MINUTE_MS = 60_000;
/** Long enough to hear three times read out and to choose; short enough that a caller who rings off blocks nobody. */
const HOLD_MS = 3 * MINUTE_MS;

type Deps = { stores: Stores; search: SlotSearch; now: () => Date };
type HoldAsk = Parameters<Booking['hold']>[0] & { forMs?: number };

/** Keeps offered times for whom they were offered to. */
export function createSlotHolds({ stores, search, now }: Deps) {
  const { occupations } = stores;

  function hold({ businessId, serviceId, addOnIds, holder, slots, forMs = HOLD_MS }: HoldAsk): Slot[] {
    const { service } = search.found({ businessId, serviceId, staffId: null, addOnIds });
    const at = now().getTime();
    return stores.transact(() => {
      occupations.removeHoldsOver(at);
      occupations.removeHoldsOf(holder);
      return slots.filter((slot) => {
        const id = newId();
        occupations.addHold({ id, businessId, serviceId, holder, slot: JSON.stringify(slot), expiresMs: at + forMs });
        const span = {
          start: Date.parse(slot.start) - service.bufferBeforeMin * MINUTE_MS,
          end: Date.parse(slot.end) + service.bufferAfterMin * MINUTE_MS,
        };
        const isHeld = occupations.occupy([slot.staffId, ...slot.resourceIds], span, {
          businessId,
          holdId: id,
          holder,
        });
        if (!isHeld) occupations.removeHold(id);
        return isHeld;
      });
    });
  }

  return {
    hold,
    /** With whom this time is held for whoever books it. */
    heldWith({ holder, serviceId, start, staffId }: BookAsk): string | null {
      if (holder === null || staffId !== null) return staffId;
      const held = occupations.holdsOf(holder, now().getTime()).filter((one) => one.serviceId === serviceId);
      const slots = held.map(({ slot }) => Slot.parse(JSON.parse(slot)));
      return slots.find((slot) => Date.parse(slot.start) === Date.parse(start))?.staffId ?? null;
    },
  };
}
