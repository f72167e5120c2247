/** What later schemas added, by the version that did. */
const laterRows = new Map([
  [
    2,
    `
  INSERT INTO passages (id, kind, owner, text, person_id, call_id, position, said_at)
    VALUES (7, 'turn', 'p1', 'Hello, a haircut please', 'p1', 'c1', 0, '2026-11-20');`,
  ],
  [5, `INSERT INTO desk_sessions (key, ends_at) VALUES ('s1', '2026-11-20T22:00:00.000Z');`],
  [
    6,
    `
  INSERT INTO call_results (call_id, kind, position, name, value) VALUES ('c1', 'collected', 0, 'preferred_time', 'mornings');
  INSERT INTO call_timings (call_id, position, stage, at) VALUES ('c1', 0, 'conversation_started', '2026-11-20');`,
  ],
  [
    9,
    `
  INSERT INTO fetches (conversation_id, purpose, started_at) VALUES ('conv_2', 'missed', 1763632800);
  INSERT INTO line_prices (call_id, amount, currency, asked_at) VALUES ('c1', 0.0085, 'USD', '2026-11-20');`,
  ],
  [
    10,
    `
  INSERT INTO lines (key, settings, changed_at) VALUES ('k0', x'04', '2026-11-20');
  INSERT INTO line_calls (call_sid, business_id, line, began_at, state, taker)
    VALUES ('CA1', 'default', 'k0', '2026-11-20', 'completed', 'agent');
  INSERT INTO missed_calls (identity_id, day, task_id) VALUES (1, '2026-11-20', 't1');
  INSERT INTO voicemails (call_id, recording_sid, seconds) VALUES ('c1', 'RE1', 12);`,
  ],
  [
    12,
    `
  INSERT INTO outgoing_calls (ask, call_id, business_id, line, asked_at, state)
    VALUES ('a1', 'c1', 'default', 'line_1', '2026-11-20', 'calling');
  INSERT INTO call_consents (person_id, consent, changed_at) VALUES ('p1', 'no', '2026-11-20');
  INSERT INTO call_refusals (call_id, said_at) VALUES ('c1', '2026-11-20');`,
  ],
  [
    13,
    `
  INSERT INTO provider_jobs (kind, key, payload, added_at, next_try_at)
    VALUES ('forget', 'conv_1', x'05', '2026-11-20', '2026-11-20');`,
  ],
  [
    14,
    `
  INSERT INTO connections (business_id, sealed) VALUES ('default', x'06');
  INSERT INTO connect_journal (scope, step, state, sealed) VALUES ('default', 'agent:asks', 'done', x'07');`,
  ],
  [16, `INSERT INTO call_notices (call_id, said) VALUES ('c1', 'not');`],
  [
    17,
    `
  INSERT INTO desk_items (id, business_id, kind, profile) VALUES ('s1', 'default', 'service', '{}');
  INSERT INTO closures (id, business_id, from_day, to_day, note) VALUES ('o1', 'default', '2026-11-20', '2026-11-20', '');
  INSERT INTO holidays (business_id, day, rule, name) VALUES ('default', '2026-12-25', '12-25', 'Christmas Day');
  INSERT INTO desk_settings (business_id, settings) VALUES ('default', '{}');
  INSERT INTO appointments (id, business_id, service_id, staff_id, start_ms, end_ms, status, booked, created_at)
    VALUES ('a1', 'default', 's1', 's1', 1, 2, 'scheduled', '{}', '2026-11-20');
  INSERT INTO appointment_history (appointment_id, position, at, by, what, start_ms, staff_id)
    VALUES ('a1', 0, '2026-11-20', 'agent', 'booked', 1, 's1');
  INSERT INTO booking_keys (key, deed, appointment_id, at) VALUES ('k1', 'd1', 'a1', '2026-11-20');
  INSERT INTO holds (id, business_id, service_id, holder, slot, expires_ms) VALUES ('h1', 'default', 's1', 'conv_1', '{}', 1);
  UPDATE desk_items SET kind = 'staff';
  INSERT INTO occupations (business_id, subject, start_ms, end_ms, appointment_id) VALUES ('default', 's1', 1, 2, 'a1');
  INSERT INTO waitlist (id, business_id, person_id, service_id, from_day, to_day, consented, state, passed, created_at)
    VALUES ('w1', 'default', 'p1', 's1', '2026-11-20', '2026-11-20', 1, 'waiting', '[]', '2026-11-20');`,
  ],
  [
    18,
    `
  INSERT INTO texts (id, business_id, kind, appointment_id, occasion, about_ms, due_ms, until_ms, state, created_at,
      changed_at)
    VALUES ('t1', 'default', 'reminder', 'a1', 'reminder:a1:1', 1, 1, 1, 'waiting', '2026-11-20', '2026-11-20');
  INSERT INTO text_settings (business_id, settings, on_since) VALUES ('default', '{}', '2026-11-20');
  INSERT INTO text_stops (business_id, key, at) VALUES ('default', 'k9', '2026-11-20');
  INSERT INTO text_choices (business_id, key, appointment_ids, at) VALUES ('default', 'k1', '[]', '2026-11-20');
  INSERT INTO text_answers (sid, business_id, key, reply, at) VALUES ('SM1', 'default', 'k1', x'01', '2026-11-20');`,
  ],
  [
    21,
    `
  INSERT INTO calendar_feeds (staff_id, business_id, hash, token, is_open, with_names)
    VALUES ('s1', 'default', 'h1', x'01', 0, 0);
  INSERT INTO calendar_links (hash, appointment_id, until_ms) VALUES ('h2', 'a1', 1);
  INSERT INTO calendar_imports (staff_id, business_id, address, until_ms, due_ms, skipped)
    VALUES ('s1', 'default', x'02', 1, 1, 0);
  INSERT INTO busy_times (staff_id, business_id, start_ms, end_ms) VALUES ('s1', 'default', 5, 6);`,
  ],
  [
    20,
    `
  INSERT INTO gap_settlements (id, business_id, topic, state, settled_at)
    VALUES ('g1', 'default', 'k1', 'dismissed', '2026-11-20');
  INSERT INTO gap_questions (id, business_id, call_id, position, question, settlement_id)
    VALUES ('q1', 'default', 'c1', 0, 'Parking?', 'g1');`,
  ],
  [
    23,
    `
  INSERT INTO erasures (id, at, erased, unasked) VALUES ('e1', '2026-11-20', '{}', '{}');
  INSERT INTO erasure_asks (erasure_id, kind, key) VALUES ('e1', 'conversation.delete', 'conv_9');
  INSERT INTO audit_log (at, who, action, subject) VALUES ('2026-11-20', 'window', 'callers.get', 'p1');`,
  ],
  [
    24,
    `
  INSERT INTO wipes (covers, done_at) VALUES ('2026-11-20', '2026-11-21');
  INSERT INTO wipe_due (id, since, last, count) VALUES (1, '2026-11-21', '2026-11-21', 2);`,
  ],
  [25, `INSERT INTO became (gone, keep) VALUES ('p9', 'p1');`],
]);
/** One row in each table that the first schema had, as its own columns took them. */
export const firstRows = `
  INSERT INTO settings (key, value) VALUES ('database.id', 'invented');
  INSERT INTO sealed_secrets (name, sealed, changed_at) VALUES ('install.key', x'00ff', '2026-11-20T10:00:00.000Z');
  INSERT INTO businesses (id, profile, changed_at) VALUES ('default', '{"name":"Salon Marigold"}', '2026-11-20');
  INSERT INTO numbers (key, business_id, sealed_number, masked) VALUES ('k0', 'default', x'01', '••00');
  INSERT INTO persons (id, business_id, name, card, created_at) VALUES ('p1', 'default', 'Ana Lopez', '{}', '2026-11-20');
  INSERT INTO identities (id, business_id, key, public_id, sealed_number, masked, created_at)
    VALUES (1, 'default', 'k1', 'i1', x'02', '••23', '2026-11-20');
  INSERT INTO person_identities (identity_id, person_id) VALUES (1, 'p1');
  INSERT INTO calls (id, business_id, identity_id, person_id, conversation_id, direction, status, started_at, summary,
      pack)
    VALUES ('c1', 'default', 1, 'p1', 'conv_1', 'inbound', 'ended', '2026-11-20T10:00:00.000Z', 'A haircut.', '{}');
  INSERT INTO turns (call_id, position, role, text, at_seconds, interrupted) VALUES ('c1', 0, 'caller', 'Hello', 0, 0);
  INSERT INTO facts (id, person_id, call_id, subject, slot, value, negated, source, confidence, sensitivity, correction,
      said_at, status)
    VALUES ('f1', 'p1', 'c1', 'self', 'preferred_time', 'mornings', 0, 'caller', 0.9, 'normal', 0, '2026-11-20', 'active');
  INSERT INTO notes (id, person_id, note, created_at) VALUES ('n1', 'p1', 'Likes tea', '2026-11-20');
  INSERT INTO tasks (id, person_id, call_id, kind, text, created_at) VALUES ('t1', 'p1', 'c1', 'promise', 'call', '2026-11-20');
  INSERT INTO inbox (dedupe_key, kind, conversation_id, body, received_at)
    VALUES ('post_call_transcription:conv_1', 'post_call_transcription', 'conv_1', x'03', '2026-11-20');
  INSERT INTO tombstones (key, erased_at) VALUES ('k9', '2026-11-20');
`;

/** A row in each table that a database of this schema has. */
export const rowsUpTo = (version: number): string =>
  [firstRows, ...[...laterRows].filter(([since]) => since <= version).map(([, sql]) => sql)].join('\n');
