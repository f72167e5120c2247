// One of several processes that book on one database file: `racer.ts FILE NAME COUNT START KIND`. Waits for a line.
import { once } from 'node:events';

import { AppError } from '#contract/errors.ts';
import { isBusy } from '../../../server/store/disk-fault.ts';
import { CUT, deskOnFile, MONDAY } from './desk-on-file.ts';

const [file = '', name = '', count = '0', start = '', kind = 'book'] = process.argv.slice(2);
const { frontDesk, close } = deskOnFile(file);
const { booking, availability } = frontDesk;
const same = { businessId: 'default', serviceId: CUT, addOnIds: [] };

const deeds: Record<string, (index: number) => unknown> = {
  book: (index) =>
    booking.book({
      ...{ ...same, staffId: null, start, note: null, holder: `${name}-${index}`, by: 'agent', key: null },
      who: { callerId: null, name: `${name} ${index}`, contact: null },
    }),
  /** What is held by nobody else yet is held; nothing is an answer too. */
  hold: (index) => {
    const holder = `${name}-${index}`;
    const to = new Date(Date.parse(start) + 1).toISOString();
    const free = availability.slots({ ...same, staffId: null, from: start, to, holder, by: 'agent' });
    const held = booking.hold({ ...same, holder, slots: free });
    if (held.length === 0) throw new AppError('conflict', 'taken');
  },
  move: (index) =>
    booking.move({
      ...{ id: process.env[`APPOINTMENT_${index}`] ?? '', start, staffId: null },
      ...{ holder: null, by: 'staff', key: null },
    }),
};

process.stdout.write('ready\n');
await once(process.stdin, 'data');
let won = 0;
for (let index = 0; index < Number(count); index += 1) won += Number(tried(() => deeds[kind]?.(index)));
close();
process.stdout.write(`${won}\n`);
process.stdin.destroy();

/** Another process may hold the file for a moment: asked again, as the caller's agent would. */
function tried(deed: () => unknown): boolean {
  for (;;) {
    try {
      deed();
      return true;
    } catch (error) {
      if (isBusy(error)) continue;
      if (error instanceof AppError && error.code === 'conflict') return false;
      throw error;
    }
  }
}

if (MONDAY.getTime() > Date.parse(start)) throw new Error('The race begins in the past.');
