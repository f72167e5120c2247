import { z } from 'zod';

import { storableText } from '../domain/plain-text.ts';

const Words = z.union([z.string(), z.number()]).transform((given) => String(given).trim().slice(0, 500));
const Fields = z.record(z.string(), z.unknown());

/** Every field a tool takes, whatever it was called by; empty where it was left out. */
export type DeskToolInput = {
  service: string;
  staff: string;
  /** Day and time, as they were said or written. */
  when: string;
  /** Where the tool asks for the day of an appointment that is there, as a detail that its owner knows. */
  knownDay: string;
  name: string;
  phone: string;
  email: string;
  appointmentId: string;
  reason: string;
  note: string;
  addOns: string[];
  /** Whether they agree to be written to; null where nobody asked. */
  consent: boolean | null;
  limit: number | null;
};

const NAMES = {
  service: ['serviceId', 'service_id', 'service', 'serviceName', 'service_name'],
  staff: ['employeeId', 'employee_id', 'staffId', 'staff_id', 'staff', 'employee', 'employeeName'],
  name: ['customerName', 'customer_name', 'name'],
  phone: ['customerPhone', 'customer_phone'],
  email: ['customerEmail', 'customer_email', 'email'],
  appointmentId: ['appointmentId', 'appointment_id'],
  reason: ['reason'],
  note: ['notes', 'note'],
  knownDay: ['appointmentDate', 'appointment_date', 'currentDate'],
} as const;

const WHEN = ['startTime', 'start_time', 'newStartTime', 'new_start_time', 'date', 'day', 'time', 'timeOfDay'] as const;

/** Reads what a model wrote: either spelling of a name, numbers for words, and empty strings for nothing. */
export function toDeskToolInput(body: unknown): DeskToolInput {
  const fields = Fields.safeParse(body).data ?? {};
  const word = (names: readonly string[]): string =>
    names.map((name) => Words.safeParse(fields[name]).data ?? '').find((value) => value !== '') ?? '';
  const whole = WHEN.flatMap((name) => Words.safeParse(fields[name]).data ?? []).filter((value) => value !== '');
  const addOns = toAddOns(fields['addOns'] ?? fields['add_ons']);
  const limit = z.coerce.number().int().min(1).max(100).safeParse(fields['limit']).data ?? null;
  return {
    ...{ service: word(NAMES.service), staff: word(NAMES.staff), when: whole.join(' ') },
    ...{ name: storableText(word(NAMES.name), 80), phone: word(NAMES.phone), email: word(NAMES.email) },
    ...{ appointmentId: word(NAMES.appointmentId), reason: word(NAMES.reason), note: word(NAMES.note) },
    ...{ knownDay: word(NAMES.knownDay), addOns, limit },
    consent: toConsent(fields['consent'] ?? fields['consented'] ?? fields['agrees']),
  };
}

/** A list, or words with commas between them; "none" is none. */
function toAddOns(given: unknown): string[] {
  const list = z.array(Words).max(20).safeParse(given).data ?? Words.safeParse(given).data?.split(/[,;]/u) ?? [];
  const said = list.map((word) => word.trim()).filter((word) => word !== '');
  return said.filter((word) => !/^(?:none|no|nothing|keine?|nichts|null|undefined)$/iu.test(word)).slice(0, 20);
}

/** Only a plain yes is one. */
function toConsent(given: unknown): boolean | null {
  if (typeof given === 'boolean') return given;
  const said = Words.safeParse(given).data?.toLowerCase() ?? '';
  if (/^(?:true|yes|ja|oui|sí|si|sì)\b/u.test(said)) return true;
  return /^(?:false|no|nein|non|nee)\b/u.test(said) ? false : null;
}
