import type { Ledger } from './ledger.ts';
import { filesNaming, type Left } from './left.ts';
import type { Sample } from './program.ts';

/** One promise of a soak: how often it was broken, or what was measured and what it may be; told only, without a bound. */
export type Line = { name: string; value: number; atMost?: number; unit?: string; examples?: readonly string[] };

const MEGABYTE = 1_048_576;

/** What was acknowledged, kept, forgotten and booked, beside what lies on the disk. */
export function keptLines(ledger: Ledger, left: Left, undisturbed: Left['regulars'], dataDir: string): Line[] {
  const { attempted, acknowledged, forgotten, booked, wrong } = ledger;
  const gone = new Set(forgotten.map(({ number }) => number));
  const isGone = (conversation: string): boolean => gone.has(attempted.get(conversation)?.number ?? '');
  const lost = [...acknowledged].filter((id) => !isGone(id) && !left.delivered.has(id));
  const invented = [...left.delivered].filter(([id, body]) => body !== null && attempted.get(id)?.body !== body);
  const moved = [...booked].filter(([id, status]) => status !== 'unsure' && left.appointments.get(id) !== status);
  const named = filesNaming(
    dataDir,
    forgotten.flatMap(({ number, name }) => [number, name]),
  );
  return [
    { name: 'acknowledged and not there', value: lost.length, atMost: 0, examples: lost },
    { name: 'there and never sent so', value: invented.length, atMost: 0, examples: invented.map(([id]) => id) },
    { name: 'kept twice', value: left.twice.length, atMost: 0, examples: left.twice },
    { name: 'never learned from', value: left.unfinished.length, atMost: 0, examples: left.unfinished },
    ...Object.entries(undisturbed).map(([table, rows]) => differing(table, rows, left.regulars[table] ?? [])),
    { name: 'bookings that are not as answered', value: moved.length, atMost: 0, examples: moved.map(([id]) => id) },
    { name: 'double bookings', value: left.doubleBooked.length, atMost: 0, examples: left.doubleBooked },
    { name: 'files that name somebody forgotten', value: named.length, atMost: 0, examples: named },
    { name: 'erased, with bytes of it still due', value: left.stillDue.length, atMost: 0, examples: left.stillDue },
    { name: 'until the last byte was gone, at most', value: left.slowestWipe, atMost: 75, unit: ' min' },
    { name: 'database not whole', value: left.integrity === 'ok' ? left.orphans.length : 1, atMost: 0 },
    { name: 'answers that must not be', value: wrong.length, atMost: 0, examples: wrong },
  ];
}

function differing(table: string, expected: readonly string[], found: readonly string[]): Line {
  const [one, other] = [new Set(expected), new Set(found)];
  const rows = [
    ...found.filter((row) => !one.has(row)).map((row) => `only here: ${row}`),
    ...expected.filter((row) => !other.has(row)).map((row) => `missing: ${row}`),
  ];
  const value = Math.max(rows.length, Math.abs(expected.length - found.length));
  return { name: `${table} unlike an undisturbed run, of ${expected.length}`, value, atMost: 0, examples: rows };
}

/** Speed where nothing was done to it, which the bench holds to its bounds on a quiet machine, and what the last run of the program took of the machine. */
export function measuredLines(ledger: Ledger, samples: readonly Sample[]): Line[] {
  const lastRun = samples.filter(({ run }) => run === samples.at(-1)?.run);
  const third = Math.floor(lastRun.length / 3);
  const of = (part: readonly Sample[], what: 'rss' | 'handles'): number => median(part.map((sample) => sample[what]));
  const [middle, late] = [lastRun.slice(third, 2 * third), lastRun.slice(2 * third)];
  const most = (what: 'rss' | 'log'): number => Math.max(...samples.map((sample) => sample[what])) / MEGABYTE;
  return [
    { name: 'personalize p99, nothing in the way', value: p99(ledger.rings.up), unit: ' ms' },
    { name: 'acknowledgement p99, nothing in the way', value: p99(ledger.acks.up), unit: ' ms' },
    { name: 'memory, last third ÷ middle third', value: of(late, 'rss') / of(middle, 'rss'), atMost: 1.15 },
    { name: 'memory at most', value: most('rss'), atMost: 400, unit: ' MiB' },
    { name: 'handles, last third − middle third', value: of(late, 'handles') - of(middle, 'handles'), atMost: 5 },
    { name: 'write-ahead log at most', value: most('log'), atMost: 64, unit: ' MiB' },
  ];
}

function p99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.99)] ?? NaN;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

export const holds = ({ value, atMost }: Line): boolean => atMost === undefined || value <= atMost;

export function toTable(lines: readonly Line[]): string {
  return lines
    .map((line) => {
      const { name, value, atMost, unit = '' } = line;
      const shown = (Number.isInteger(value) ? String(value) : value.toFixed(2)) + unit;
      const bound = atMost === undefined ? '' : `≤ ${atMost}${unit}`.padStart(14) + (holds(line) ? '  pass' : '  FAIL');
      return `${name.padEnd(48)}${shown.padStart(14)}${bound}`;
    })
    .join('\n');
}
