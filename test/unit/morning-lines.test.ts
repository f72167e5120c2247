import { expect, it } from 'vitest';

import type { MorningSheet } from '#contract/morning-sheet.ts';
import { sheetLines } from '../../server/cli/morning-lines.ts';

const sheet: MorningSheet = {
  business: { id: 'default', name: 'Salon Marigold', zone: 'Europe/Berlin' },
  ...{ day: '2026-11-23', madeAt: '2026-11-23T06:00:00.000Z', closed: null },
  hours: [{ open: '09:00', close: '18:00' }],
  bookings: [
    {
      ...{ id: 'a1', start: '2026-11-23T08:00:00.000Z', end: '2026-11-23T09:00:00.000Z', status: 'scheduled' },
      ...{ name: 'Ana', what: 'Haircut', staff: 'Maya', resources: ['Chair 1'], note: 'Long hair' },
    },
    {
      ...{ id: 'a2', start: '2026-11-23T09:00:00.000Z', end: '2026-11-23T09:30:00.000Z', status: 'scheduled' },
      ...{ name: null, what: 'Wash', staff: 'Tom', resources: [], note: null },
    },
  ],
  off: [
    { name: 'Tom', reason: 'Dentist', from: '12:00', to: null },
    { name: 'Ida', reason: '', from: null, to: null },
  ],
  callbacks: { tasks: [{ id: 't1', kind: 'callback', text: 'Ring back', due: '2026-11-23', name: null }], more: 2 },
  gaps: { topics: [{ key: 'parking', topic: 'parking', callers: 3, example: 'Where can I park?' }], more: 0 },
};

it('a morning sheet on the command line is in the shop’s time, says how much more there is, and leaves out what is empty', () => {
  expect(sheetLines(sheet)).toEqual([
    'Salon Marigold, 2026-11-23: 09:00–18:00',
    ...['', 'Appointments', '  09:00–10:00  Ana  Haircut  Maya, Chair 1  Long hair', '  10:00–10:30  -  Wash  Tom'],
    ...['', 'Away', '  Tom 12:00–: Dentist', '  Ida'],
    ...['', 'Call back', '  callback  -  Ring back  due 2026-11-23', '  and 2 more'],
    ...['', 'Asked, and not known', '  parking (3): Where can I park?'],
  ]);
  const quiet = { ...sheet, bookings: [], off: [], callbacks: { tasks: [], more: 0 }, gaps: { topics: [], more: 0 } };
  expect(sheetLines({ ...quiet, closed: 'Stocktaking' })).toEqual(['Salon Marigold, 2026-11-23: closed (Stocktaking)']);
  expect(sheetLines({ ...quiet, hours: null })).toEqual(['Salon Marigold, 2026-11-23: hours not known']);
});
