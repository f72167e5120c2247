const DAY = 86_400_000;

export const hour = 3_600_000;
export const minute = 60_000;

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function localDay(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);
}

/** As a pack writes it: `8 Nov 2026`. */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${date ?? 0} ${names[(month ?? 1) - 1] ?? ''} ${year ?? 0}`;
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function weekdayName(day: string, tongue: 'en' | 'de'): string {
  return new Intl.DateTimeFormat(tongue, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));
}
