import { z } from 'zod';

import { BusyTime, StaffCalendar } from './calendars.ts';
import { BusinessId, Day, Id } from './primitives.ts';

const OfStaff = z.strictObject({ staffId: Id });

export const calendarsCommands = {
  /** The calendars of everybody of a shop. */
  'calendars.get': {
    input: z.object({ business: BusinessId.default('default') }),
    output: z.object({ calendars: z.array(StaffCalendar) }),
  },
  /** When staff are busy by their own calendars, on days of the shop, both inclusive; in order for each of them. */
  'calendars.busy': {
    input: z.object({ business: BusinessId.default('default'), from: Day, to: Day }),
    output: z.object({ busy: z.array(BusyTime) }),
  },
  /** Makes an address for somebody's appointments; one that there was is worthless from then on. */
  'calendars.renew-feed': { input: OfStaff, output: StaffCalendar },
  /** Refused (`not_found`) where there is no feed. */
  'calendars.set-feed': {
    input: OfStaff.extend({ isOpen: z.boolean().optional(), withNames: z.boolean().optional() }),
    output: StaffCalendar,
  },
  'calendars.revoke-feed': { input: OfStaff, output: StaffCalendar },
  /** Takes somebody's own calendar by its address and reads it at once; the answer says whether that went well. */
  'calendars.import': { input: OfStaff.extend({ address: z.string().trim().min(1).max(2000) }), output: StaffCalendar },
  /** Reads it now. */
  'calendars.refresh': { input: OfStaff, output: StaffCalendar },
  'calendars.drop-import': { input: OfStaff, output: StaffCalendar },
  /** One appointment as a file that every calendar program takes. */
  'appointments.file': { input: z.object({ id: Id }), output: z.object({ name: z.string(), text: z.string() }) },
} as const;
