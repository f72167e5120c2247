/** Something in a calendar that we give away; times in epoch milliseconds. */
export type CalendarEntry = {
  id: string;
  start: number;
  end: number;
  title: string;
  /** How often it was changed. */
  sequence: number;
  changed: number;
  isCancelled: boolean;
};

/** What our ids end with in a calendar (RFC 5545 §3.8.4.7), by which a copy that comes back is known. */
export const OWN_UID = '@linekeeper';

/**
 * A calendar as a text (RFC 5545): every time in UTC, so that no reader has to know a zone, and the same for as long as
 * its entries are.
 */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const title = escaped(name);
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Linekeeper//Front desk//EN', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `NAME:${title}`, `X-WR-CALNAME:${title}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT15M'],
    ...entries.flatMap(linesOf),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function linesOf({ id, start, end, title, sequence, changed, isCancelled }: CalendarEntry): string[] {
  return [
    ...['BEGIN:VEVENT', `UID:${id}${OWN_UID}`, `DTSTAMP:${utc(changed)}`, `LAST-MODIFIED:${utc(changed)}`],
    ...[`SEQUENCE:${sequence}`, `DTSTART:${utc(start)}`, `DTEND:${utc(end)}`, `SUMMARY:${escaped(title)}`],
    ...(isCancelled ? ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT'] : ['STATUS:CONFIRMED', 'TRANSP:OPAQUE']),
    'END:VEVENT',
  ];
}

/** `20261120T090000Z` */
function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** What a text may not hold as it is (§3.3.11); of control characters only the line break means something. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');
}

const LONGEST_LINE = 75;

/** Lines of at most 75 octets, no letter cut in two (§3.1). */
function folded(line: string): string {
  const lines = [''];
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LONGEST_LINE) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += letter;
    octets += size;
  }
  return lines.join('\r\n');
}
