import { describe, expect, it } from 'vitest';

import { createLedger } from '../../scripts/soak/ledger.ts';
import { holds, keptLines, measuredLines } from '../../scripts/soak/verdict.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const nothing = { calls: [], turns: [], facts: [], tasks: [], passages: [] };
const left = () => ({
  ...{ integrity: 'ok' as unknown, orphans: [] as unknown[], unfinished: [] as string[], twice: [] as string[] },
  delivered: new Map<string, string | null>([['conv_1', 'one']]),
  appointments: new Map([['a', 'scheduled']]),
  doubleBooked: [] as string[],
  stillDue: [] as string[],
  slowestWipe: 2,
  regulars: { ...nothing, facts: ['a fact'] } as Record<string, string[]>,
});
function acknowledgedOnce() {
  const ledger = createLedger();
  ledger.attempted.set('conv_1', { body: 'one', number: '+12125550101' });
  ledger.acknowledged.add('conv_1');
  ledger.booked.set('a', 'scheduled');
  return ledger;
}
const undisturbed = { ...nothing, facts: ['a fact'] };
const broken = (lines: ReturnType<typeof keptLines>): string[] =>
  lines.filter((line) => !holds(line)).map(({ name }) => name);

describe('what a soak is judged by', () => {
  it('when all is as it was answered, then every line holds', () => {
    expect(broken(keptLines(acknowledgedOnce(), left(), undisturbed, temporaryDirectory()))).toEqual([]);
  });

  it.each<[string, (ledger: ReturnType<typeof acknowledgedOnce>, found: ReturnType<typeof left>) => void]>([
    ['acknowledged and not there', (_ledger, found) => found.delivered.clear()],
    ['there and never sent so', (_ledger, found) => found.delivered.set('conv_1', 'another')],
    ['kept twice', (_ledger, found) => found.twice.push('conv_1')],
    ['never learned from', (_ledger, found) => found.unfinished.push('conv_1')],
    ['facts unlike an undisturbed run, of 1', (_ledger, found) => (found.regulars['facts'] = ['another'])],
    ['facts unlike an undisturbed run, of 1', (_ledger, found) => found.regulars['facts']?.push('a fact')],
    ['bookings that are not as answered', (_ledger, found) => found.appointments.clear()],
    ['double bookings', (_ledger, found) => found.doubleBooked.push('a')],
    ['erased, with bytes of it still due', (_ledger, found) => found.stillDue.push('e1')],
    ['until the last byte was gone, at most', (_ledger, found) => (found.slowestWipe = 90)],
    ['database not whole', (_ledger, found) => (found.integrity = 'page 7 is not')],
    ['answers that must not be', ({ wrong }) => wrong.push('A ring was answered with 500.')],
  ])('when there is one of “%s”, then that line alone fails', (name, spoil) => {
    const [ledger, found] = [acknowledgedOnce(), left()];
    spoil(ledger, found);
    expect(broken(keptLines(ledger, found, undisturbed, temporaryDirectory()))).toEqual([name]);
  });

  it('when somebody was forgotten, then their report need not be there, and no file may name them', () => {
    const [ledger, found, dataDir] = [acknowledgedOnce(), left(), temporaryDirectory()];
    ledger.forgotten.push({ number: '+12125550101', name: 'Ana Quarrowson' });
    found.delivered.clear();
    expect(broken(keptLines(ledger, found, undisturbed, dataDir))).toEqual([]);
    writeFileSync(join(dataDir, 'linekeeper.log'), 'x Ana Quarrowson y');
    expect(broken(keptLines(ledger, found, undisturbed, dataDir))).toEqual(['files that name somebody forgotten']);
  });

  it('when memory or handles grow while one program runs, then it fails, and an earlier run does not count', () => {
    const sample = (run: number, nth: number, rss: number, handles = 20) => ({ run, at: nth, rss, handles, log: 0 });
    const steady = Array.from({ length: 9 }, (_, nth) => sample(2, nth, 100e6));
    const failing = (samples: Parameters<typeof measuredLines>[1]) => broken(measuredLines(createLedger(), samples));
    expect(failing([sample(1, 0, 300e6, 90), ...steady])).toEqual([]);
    expect(failing(steady.map((one, nth) => ({ ...one, rss: 100e6 + nth * 20e6 })))).toEqual([
      'memory, last third ÷ middle third',
    ]);
    expect(failing(steady.map((one, nth) => ({ ...one, handles: 20 + nth * 5 })))).toEqual([
      'handles, last third − middle third',
    ]);
  });
});
