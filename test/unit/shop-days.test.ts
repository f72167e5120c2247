import { expect, it } from 'vitest';

import { shopDays } from '../../server/domain/shop-days.ts';

it.each([
  [
    'in UTC',
    'UTC',
    '2026-11-20T12:00:00.000Z',
    '2026-11-20T00:00:00.000Z',
    '2026-11-16T00:00:00.000Z',
    '2026-11-01T00:00:00.000Z',
  ],
  [
    'on a Monday',
    'UTC',
    '2026-11-16T00:00:00.000Z',
    '2026-11-16T00:00:00.000Z',
    '2026-11-16T00:00:00.000Z',
    '2026-11-01T00:00:00.000Z',
  ],
  [
    'where it is tomorrow',
    'Pacific/Auckland',
    '2026-11-20T12:00:00.000Z',
    '2026-11-20T11:00:00.000Z',
    '2026-11-15T11:00:00.000Z',
    '2026-10-31T11:00:00.000Z',
  ],
  [
    'in the week of the clock change',
    'Europe/London',
    '2026-10-25T12:00:00.000Z',
    '2026-10-24T23:00:00.000Z',
    '2026-10-18T23:00:00.000Z',
    '2026-09-30T23:00:00.000Z',
  ],
  [
    'where midnight is skipped',
    'America/Santiago',
    '2026-09-06T12:00:00.000Z',
    '2026-09-06T04:00:00.000Z',
    '2026-08-31T04:00:00.000Z',
    '2026-09-01T04:00:00.000Z',
  ],
])('when it is asked %s, then day, week and month begin there', (_where, zone, now, today, week, month) => {
  expect(shopDays(zone, now)).toEqual({ today, week, month });
});
