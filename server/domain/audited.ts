/** Commands that show what is known of people, or hand it out. */
const SHOWS = new Set([
  ...['memory.list', 'facts.history', 'review.list', 'notes.list', 'tasks.list', 'today.get', 'consent.get'],
  ...['callers.list', 'callers.get', 'callers.export', 'callers.export-text', 'front-desk.export', 'doctor.bundle'],
  ...['calls.list', 'calls.get', 'calls.search', 'calls.replay', 'calls.recording', 'calls.live', 'calls.listen'],
  ...['requests.list', 'requests.get', 'requests.replay', 'gaps.list', 'texts.list', 'morning-sheet.get'],
  ...['appointments.list', 'appointments.get', 'appointments.file', 'waitlist.list', 'waitlist.past'],
]);

/** What a command is called by that only looks, where nobody's data are to be seen. */
const LOOKS = new Set([
  ...['get', 'list', 'preview', 'retention-preview', 'plan', 'backfill-plan', 'check-keys', 'offers', 'findings'],
  ...['may-start', 'transfer-options', 'places', 'busy', 'probe', 'script', 'ring', 'call', 'run', 'read', 'verify'],
  ...['outcome', 'outcome-read', 'choose-folder'],
]);

/** What was done with the PIN is written down by its own words: `access.pin-wrong` is no command. */
const OF_THE_PIN = 'access.';

const ALTHOUGH = new Set(['backup.run']);

/** What is written down of a command, if anything is. One that nobody thought of here counts as a change. */
export function auditedAs(command: string): 'saw' | 'changed' | null {
  if (command.startsWith(OF_THE_PIN)) return null;
  if (SHOWS.has(command)) return 'saw';
  const verb = command.slice(command.lastIndexOf('.') + 1);
  return LOOKS.has(verb) && !ALTHOUGH.has(command) ? null : 'changed';
}

/** No area of commands is called so: the table has one column for what was done, and is older than refusals. */
const REFUSED = 'refused.';

/** What is written down of a command that its asker may not give. */
export function refusalOf(command: string): string {
  return `${REFUSED}${command}`;
}

/** What a line that was written down tells. */
export function readAction(written: string): { did: 'saw' | 'changed' | 'refused'; action: string } {
  if (written.startsWith(REFUSED)) return { did: 'refused', action: written.slice(REFUSED.length) };
  return { did: auditedAs(written) ?? 'changed', action: written };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What the owner named: a business, a secret, a template. Never a number, a hash of one, or an id of a provider. */
const NAMED: ReadonlySet<string> = new Set(['businesses', 'secrets', 'souls']);

/** Our own id of what a command was about, taken from its answer before what it was asked with. */
export function subjectOf(command: string, input: unknown, output: unknown): string | null {
  const [asked, answered] = [fieldsOf(input), fieldsOf(output)];
  const ids = [
    answered['certificate'],
    answered['id'],
    asked['id'],
    asked['callerId'],
    asked['callId'],
    asked['taskId'],
  ];
  const found = ids.find((id) => typeof id === 'string' && UUID.test(id));
  if (typeof found === 'string') return found;
  const named = NAMED.has(command.slice(0, command.indexOf('.'))) ? (asked['id'] ?? asked['name']) : undefined;
  return typeof named === 'string' ? named : null;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
