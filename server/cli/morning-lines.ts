import type { MorningSheet } from '#contract/morning-sheet.ts';

type Booking = MorningSheet['bookings'][number];
type Off = MorningSheet['off'][number];
type Told = { title: string; lines: readonly string[]; more?: number };

/** The morning sheet line by line, in the shop's time. */
export function sheetLines(sheet: MorningSheet): string[] {
  const { business, day, bookings, off, callbacks, gaps } = sheet;
  const time = clockOf(business.zone);
  const parts: Told[] = [
    { title: 'Appointments', lines: bookings.map((one) => bookingLine(one, time)) },
    { title: 'Away', lines: off.map(offLine) },
    { title: 'Call back', lines: callbacks.tasks.map(taskLine), more: callbacks.more },
    {
      title: 'Asked, and not known',
      lines: gaps.topics.map(({ topic, callers, example }) => `${topic} (${callers}): ${example}`),
      more: gaps.more,
    },
  ];
  return [`${business.name}, ${day}: ${doorOf(sheet)}`, ...parts.flatMap(listed)];
}

function listed({ title, lines, more = 0 }: Told): string[] {
  if (lines.length === 0) return [];
  return ['', title, ...lines.map((line) => `  ${line}`), ...(more > 0 ? [`  and ${more} more`] : [])];
}

function doorOf({ closed, hours }: MorningSheet): string {
  if (closed !== null) return closed === '' ? 'closed' : `closed (${closed})`;
  if (hours === null) return 'hours not known';
  return hours.length === 0 ? 'closed' : hours.map(({ open, close }) => `${open}–${close}`).join(', ');
}

function bookingLine(
  { start, end, name, what, staff, resources, note }: Booking,
  time: (at: string) => string,
): string {
  const words = [`${time(start)}–${time(end)}`, name ?? '-', what, [staff, ...resources].join(', ')];
  return [...words, ...(note === null ? [] : [note])].join('  ');
}

function offLine({ name, reason, from, to }: Off): string {
  const when = from === null && to === null ? '' : ` ${from ?? ''}–${to ?? ''}`;
  return `${name}${when}${reason === '' ? '' : `: ${reason}`}`;
}

function taskLine({ kind, text, due, name }: MorningSheet['callbacks']['tasks'][number]): string {
  return [kind, name ?? '-', text, ...(due === null ? [] : [`due ${due}`])].join('  ');
}

function clockOf(timeZone: string): (at: string) => string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return (at) => clock.format(new Date(at));
}
