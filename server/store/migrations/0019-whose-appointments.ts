/**
 * Whose an appointment is where no caller is named: the call it was made on, which is what lets a withheld number change
 * it, and the keyed hash of the number it was made with, by which it is found when somebody is forgotten, split or
 * exported. Of older rows the hash is made at the next start. `asked_by`: who put somebody on the waiting list.
 */
export const whoseAppointments = `
ALTER TABLE appointments ADD COLUMN call_id TEXT REFERENCES calls ON DELETE SET NULL;
ALTER TABLE appointments ADD COLUMN contact_key TEXT;
CREATE INDEX appointments_of_call ON appointments (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX appointments_by_contact ON appointments (business_id, contact_key) WHERE contact_key IS NOT NULL;
CREATE INDEX appointments_unkeyed ON appointments (id)
  WHERE contact IS NOT NULL AND contact_key IS NULL AND masked NOT LIKE '%@%';
ALTER TABLE waitlist ADD COLUMN asked_by TEXT NOT NULL DEFAULT 'staff' CHECK (asked_by IN ('agent', 'staff'));
`;
