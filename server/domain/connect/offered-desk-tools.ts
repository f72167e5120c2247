import type { ToolField } from '../providers/voice-account.ts';

const text = (description: string, required = true): ToolField => ({ type: 'string', required, description });

const WORDS = 'in the words of the caller, such as "next Friday at half past three", or as YYYY-MM-DD and HH:MM.';
const SERVICE = text('The service, as the caller calls it or as get_services names it.');
const ADD_ONS = text(
  'What the caller wants with the service: the names of its addOns that get_services returned, with commas between them.',
  false,
);
const STAFF = text('Who is to do it, where the caller wants somebody in particular. Leave it out for anybody.', false);
const NAME = 'The name of the caller as they give it on this call. Never take it from your notes.';
const ID = text('The id of the appointment, where an answer of a tool has given it.', false);
const DAY = 'The day the appointment is on now, as the caller says it. Never take it from your notes.';

/** The front desk's tools (spec §6). Each is told by one name; the other spellings are understood as well. */
export const OFFERED_DESK_TOOLS = {
  check_availability: {
    description:
      'Find free times for a service. Use it before you offer any time, and whenever the caller asks when they can come. The times it returns are kept for this caller for three minutes.',
    fields: {
      serviceId: SERVICE,
      date: text(`When it would suit the caller, ${WORDS} Leave it out for the earliest.`, false),
      employeeId: STAFF,
      addOns: ADD_ONS,
    },
  },
  book_appointment: {
    description:
      'Book an appointment at a time that check_availability has offered and that the caller has agreed to. Say the service, the day and the time once more first.',
    fields: {
      serviceId: SERVICE,
      startTime: text(
        'The startTime that check_availability returned, copied exactly; else day and time in the words of the caller.',
      ),
      customerName: text(NAME),
      employeeId: STAFF,
      addOns: ADD_ONS,
      customerEmail: text('An e-mail address, only where the caller gives one.', false),
      notes: text('What the staff should know about this appointment, in one short sentence.', false),
    },
  },
  reschedule_appointment: {
    description:
      'Move an appointment of this caller to another time in one step; it stays where it was when that is not possible.',
    fields: {
      appointmentId: ID,
      customerName: text(NAME, false),
      appointmentDate: text(DAY, false),
      startTime: text(
        'The new time: the startTime that check_availability returned, else day and time in the words of the caller.',
      ),
      employeeId: STAFF,
    },
  },
  cancel_appointment: {
    description: 'Cancel an appointment of this caller. Ask once whether they are sure.',
    fields: {
      appointmentId: ID,
      customerName: text(NAME, false),
      appointmentDate: text(DAY, false),
      reason: text('Why, in a few words, where the caller says so.', false),
    },
  },
  find_appointment: {
    description:
      'Look up the appointments of this caller. It asks for a detail that only they know: pass on what they say, and never help them to it.',
    fields: { customerName: text(NAME, false), appointmentDate: text(DAY, false) },
  },
  join_waitlist: {
    description:
      'Put this caller on the waiting list when nothing suits them. Ask first whether they agree to get a text message when a time becomes free, and pass on what they say.',
    fields: {
      serviceId: SERVICE,
      date: text(`The day or days that would suit the caller, ${WORDS} Leave it out for any.`, false),
      employeeId: STAFF,
      customerName: text(NAME, false),
      consent: text('"yes" or "no": whether the caller agrees to get a text message. Never guess it.'),
    },
  },
  get_services: {
    description: 'The services of the shop with prices and how long they take. Use it before you name a price.',
    fields: {},
  },
  get_business_hours: {
    description: 'Opening hours, whether the shop is open now, and when it opens next, closed days included.',
    fields: {},
  },
} satisfies Record<string, { description: string; fields: Record<string, ToolField> }>;
