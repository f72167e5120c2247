import { describe, expect, it } from 'vitest';

import { pauseChoices, type Shop } from '../../electron/pause-choices.ts';
import { aView } from '../support/tray-makers.ts';

const shop = aView().shop;
const untilOf = (now: string, over: Partial<Shop> = {}): string[] =>
  pauseChoices(new Date(now), { ...shop, ...over }).map(({ until }) => until.slice(0, 16));

describe('how long a pause may last', () => {
  it('leaves out a full hour that is nearer than the half hour', () => {
    expect(untilOf('2026-11-20T13:10:00.000Z').slice(0, 3)).toEqual([
      '2026-11-20T13:40',
      '2026-11-20T14:00',
      '2026-11-20T15:00',
    ]);
    expect(untilOf('2026-11-20T13:40:00.000Z').slice(1, 3)).toEqual(['2026-11-20T15:00', '2026-11-20T16:00']);
    expect(untilOf('2026-11-20T13:30:00.000Z').slice(1, 3)).toEqual(['2026-11-20T15:00', '2026-11-20T16:00']);
  });

  it('takes the full hours of the shop’s clock, also where that is half an hour off', () => {
    expect(untilOf('2026-11-20T10:10:00.000Z', { zone: 'Asia/Kolkata' })[1]).toBe('2026-11-20T11:30');
  });

  it('means the opening of another day, past the afternoon of a split one and days that are closed', () => {
    const split = [
      { open: '09:00', close: '12:00' },
      { open: '14:00', close: '18:00' },
    ];
    const hours = { 1: split, 2: split, 3: split, 4: split, 5: split, 6: [], 7: [] };
    expect(untilOf('2026-11-19T12:30:00.000Z', { hours }).at(-1)).toBe('2026-11-20T09:00');
    expect(untilOf('2026-11-20T12:30:00.000Z', { hours, closedDays: ['2026-11-23'] }).at(-1)).toBe('2026-11-24T09:00');
  });

  it('means tomorrow also where tomorrow opens at midnight', () => {
    const night = [{ open: '00:00', close: '06:00' }];
    const hours = { 1: night, 2: night, 3: night, 4: night, 5: night, 6: night, 7: night };
    expect(untilOf('2026-11-19T12:30:00.000Z', { hours }).at(-1)).toBe('2026-11-20T00:00');
  });

  it('counts the hours of a night when the clocks change', () => {
    // 25 October 2026: 02:00 summer time is followed by 01:00 winter time in London; Monday opens at 09:00 winter time.
    expect(untilOf('2026-10-25T00:40:00.000Z')).toEqual([
      '2026-10-25T01:10',
      '2026-10-25T02:00',
      '2026-10-25T03:00',
      '2026-10-26T09:00',
    ]);
  });

  it('says nothing of an opening where no hours are known, or where it never closes', () => {
    expect(untilOf('2026-11-20T10:00:00.000Z', { hours: null })).toHaveLength(3);
    const always = [{ open: '00:00', close: '24:00' }];
    const hours = { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always };
    expect(untilOf('2026-11-20T10:00:00.000Z', { hours })).toHaveLength(3);
  });
});
