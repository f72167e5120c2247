import { expect, it } from 'vitest';

import { stillOwed } from '../../server/domain/still-owed.ts';

const NOW = new Date('2026-11-20T18:00:00.000Z');
const promised = (due: string | null) => ({ kind: 'promise', text: 'We will call.', due }) as const;
const owedOf = (startedAt: string, ...dues: (string | null)[]) =>
  stillOwed(dues.map(promised), { startedAt }, NOW).map(({ due }) => due);

it('when a call is of the last two weeks, then all that was promised is still to be done', () => {
  expect(owedOf('2026-11-07T10:00:00.000Z', null, '2026-11-08')).toEqual([null, '2026-11-08']);
});

it('when a call is older, then only what is due from two weeks ago on is', () => {
  expect(owedOf('2026-08-01T10:00:00.000Z', null, '2026-08-02', '2026-11-05', '2026-11-06', '2027-01-01')).toEqual([
    '2026-11-06',
    '2027-01-01',
  ]);
});
