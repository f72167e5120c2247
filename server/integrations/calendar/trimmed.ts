/** What busy times are made of (RFC 5545 §3.8). Titles, descriptions and guests are nobody's business here. */
const KEPT = new Set([
  ...['UID', 'SEQUENCE', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXDATE', 'RECURRENCE-ID', 'TRANSP', 'STATUS'],
  'X-MICROSOFT-CDO-BUSYSTATUS',
]);
const TIMES = /^(?:DTSTART|DTEND|EXDATE|RECURRENCE-ID|RDATE)$/;

/** The entries of one id: a series, and what differs in it. `dates`: days and times added to it by hand, as they stand. */
export type Group = { uid: string; entries: string[]; dates: string[]; isOdd: boolean };
export type Trimmed = { zones: string[]; groups: Group[] };

/**
 * A calendar's lines as far as they say when. Times without a zone are given the shop's: the parser would take this
 * computer's. Null for what is no calendar.
 */
export function trimmed(text: string, zone: string): Trimmed | null {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines[0]?.replace(/^\uFEFF/, '') ?? '')) return null;
  const zones: string[] = [];
  const byUid = new Map<string, Group>();
  let path: string[] = [];
  let kept: string[] = [];
  for (const line of lines) {
    const { name, parameters, value } = partsOf(line);
    const what = value.trim().toUpperCase();
    if (name === 'BEGIN') path.push(what);
    if (path[1] === 'VTIMEZONE') zones.push(line);
    else if (path[1] === 'VEVENT' && path.length === 2) kept.push(withZone({ name, parameters, value, line }, zone));
    if (name !== 'END') continue;
    if (path.length === 2 && path[1] === 'VEVENT') {
      place(kept, byUid);
      kept = [];
    }
    path = path.slice(0, -1);
  }
  return { zones, groups: [...byUid.values()] };
}

type Parts = { name: string; parameters: string; value: string };

/** `NAME;PARAMETERS:VALUE`; a colon within quotes belongs to a parameter. */
function partsOf(line: string): Parts {
  const [, name = '', parameters = '', value = ''] =
    /^([a-z0-9-]{1,60})((?:;[^;:="]{1,60}=(?:"[^"]*"|[^";:]*))*):(.*)$/i.exec(line) ?? [];
  return { name: name.toUpperCase(), parameters, value };
}

function withZone({ name, parameters, value, line }: Parts & { line: string }, zone: string): string {
  const isFloating = TIMES.test(name) && /^\d{8}T\d{6}(?:,|\/|$)/.test(value.trim()) && !/;TZID=/i.test(parameters);
  return isFloating ? `${name}${parameters};TZID=${zone}:${value}` : line;
}

function place(lines: readonly string[], byUid: Map<string, Group>): void {
  const parts = lines.map((line) => ({ line, ...partsOf(line) }));
  const valueOf = (name: string): string => parts.find((part) => part.name === name)?.value.trim() ?? '';
  const uid = valueOf('UID');
  // Without an id it is an entry of its own all the same.
  const key = uid === '' ? `none-${byUid.size}` : uid;
  const group = byUid.get(key) ?? { uid: key, entries: [], dates: [], isOdd: false };
  byUid.set(key, group);
  const own = parts.filter(({ name }) => KEPT.has(name) && name !== 'UID').map(({ line }) => line);
  group.entries.push(['BEGIN:VEVENT', 'UID:x', ...own, 'END:VEVENT'].join('\r\n'));
  group.isOdd ||= isTooOften(valueOf('RRULE'));
  for (const { name, parameters, value } of parts)
    if (name === 'RDATE') group.dates.push(...value.split(',').map((date) => `${parameters}:${date.trim()}`));
}

/** What comes back every minute or second is no appointment, and only costs time. */
function isTooOften(rule: string): boolean {
  return /FREQ=(?:MINUTELY|SECONDLY)|BYSECOND=/i.test(rule);
}
