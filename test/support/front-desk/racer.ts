// One of several processes that book on one database file: `racer.ts FILE NAME COUNT KIND`. Each line of its input is a
// round, `{"start", "ids"}`; it answers with how many of its deeds came through.
import { createInterface } from 'node:readline';

import { AppError } from '#contract/errors.ts';
import { isBusy } from '../../../server/store/disk-fault.ts';
import { CUT, deskOnFile, MONDAY } from './desk-on-file.ts';
import { Round } from './race-messages.ts';

const [file = '', name = '', count = '0', kind = 'book'] = process.argv.slice(2);
const { frontDesk, close } = deskOnFile(file);
const { booking, availability } = frontDesk;
const same = { businessId: 'default', serviceId: CUT, addOnIds: [] };

const deeds: Record<string, (round: Round, index: number) => unknown> = {
  book: ({ start }, index) =>
    booking.book({
      ...{ ...same, staffId: null, start, note: null, holder: `${name}-${index}`, by: 'agent', key: null },
      who: { callerId: null, name: `${name} ${index}`, contact: null },
    }),
  /** What is held by nobody else yet is held; nothing is an answer too. */
  hold: ({ start }, index) => {
    const holder = `${name}-${index}`;
    const to = new Date(Date.parse(start) + 1).toISOString();
    const free = availability.slots({ ...same, staffId: null, from: start, to, holder, by: 'agent' });
    const held = booking.hold({ ...same, holder, slots: free });
    if (held.length === 0) throw new AppError('conflict', 'taken');
  },
  move: ({ start, ids }, index) =>
    booking.move({ id: ids[index] ?? '', start, staffId: null, holder: null, by: 'staff', key: null }),
};

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const round = Round.parse(JSON.parse(line));
  if (MONDAY.getTime() > Date.parse(round.start)) throw new Error('The race begins in the past.');
  let won = 0;
  for (let index = 0; index < Number(count); index += 1) won += Number(tried(() => deeds[kind]?.(round, index)));
  process.stdout.write(`${won}\n`);
}
close();

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
