import { describe, expect, it } from 'vitest';

import type { WeeklyHours } from '#contract/businesses.ts';

import { hoursSummary } from '../../server/domain/hours-summary.ts';
import { openingAt } from '../../server/domain/opening-hours.ts';
import { workingWeek } from '../support/people-and-shops.ts';

const closedWeek: WeeklyHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const span = (open: string, close: string) => [{ open, close }];
const berlin = (instant: string, hours: WeeklyHours | null = workingWeek, closedOn: string[] = []) =>
  openingAt(hours, closedOn, 'Europe/Berlin', instant);

describe('the door sign', () => {
  it('when it is a working morning, then open until the close and next opening tomorrow', () => {
    expect(berlin('2026-11-20T09:00:00.000Z')).toEqual({
      today: '2026-11-20',
      weekday: 5,
      open: true,
      closesAt: '17:00',
      nextOpening: { day: '2026-11-21', weekday: 6, time: '10:00' },
    });
  });

  it('when the close strikes, then closed, and the weekend is skipped', () => {
    expect(berlin('2026-11-20T16:00:00.000Z').open).toBe(false);
    expect(berlin('2026-11-21T13:00:00.000Z').nextOpening).toEqual({ day: '2026-11-23', weekday: 1, time: '09:00' });
  });

  it('when it is still yesterday in the shop, then the shop’s day counts', () => {
    expect(openingAt(workingWeek, [], 'America/Los_Angeles', '2026-11-20T05:00:00.000Z').today).toBe('2026-11-19');
  });

  it('when hours are unknown, then it says nothing about open or closed', () => {
    expect(berlin('2026-11-20T09:00:00.000Z', null)).toMatchObject({ open: null, closesAt: null, nextOpening: null });
  });

  it('when a day is a closure, then that day is skipped', () => {
    const sign = berlin('2026-11-20T09:00:00.000Z', workingWeek, ['2026-11-20', '2026-11-21']);
    expect(sign).toMatchObject({ open: false, nextOpening: { day: '2026-11-23', time: '09:00' } });
  });

  it('when a span runs past midnight into a closure, then it ends as it began: open', () => {
    const bar = { ...closedWeek, 5: span('20:00', '02:00') };
    expect(berlin('2026-11-21T00:30:00.000Z', bar, ['2026-11-21'])).toMatchObject({ open: true, closesAt: '02:00' });
    expect(berlin('2026-11-21T00:30:00.000Z', bar, ['2026-11-20']).open).toBe(false);
  });

  it('when two spans touch at midnight, then the close is the second one’s', () => {
    const hours = { ...closedWeek, 5: span('18:00', '24:00'), 6: span('00:00', '03:00') };
    expect(berlin('2026-11-20T20:00:00.000Z', hours)).toMatchObject({ open: true, closesAt: '03:00' });
  });

  it('when the day is split, then lunch is closed and reopens in the afternoon', () => {
    const hours = { ...closedWeek, 5: [...span('14:00', '18:00'), ...span('09:00', '12:00')] };
    const sign = berlin('2026-11-20T11:30:00.000Z', hours);
    expect(sign).toMatchObject({ open: false, nextOpening: { day: '2026-11-20', time: '14:00' } });
  });

  it('when open round the clock, then there is no close and no next opening', () => {
    const always = span('00:00', '24:00');
    const hours = { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always };
    expect(berlin('2026-11-20T09:00:00.000Z', hours)).toMatchObject({ open: true, closesAt: null, nextOpening: null });
  });

  it('when it never opens, then there is no next opening', () => {
    expect(berlin('2026-11-20T09:00:00.000Z', closedWeek)).toMatchObject({ open: false, nextOpening: null });
  });

  it('when a span lies in the hour that spring skips, then the shop does not open for it that day', () => {
    const hours = { ...closedWeek, 7: span('02:10', '02:50') };
    expect(berlin('2026-03-29T01:20:00.000Z', hours).open).toBe(false);
    expect(berlin('2026-03-28T20:00:00.000Z', hours).nextOpening).toMatchObject({ day: '2026-04-05', time: '02:10' });
  });

  it('when a span begins in the skipped hour, then it opens as the clock jumps', () => {
    const hours = { ...closedWeek, 7: span('02:30', '06:00') };
    expect(berlin('2026-03-28T20:00:00.000Z', hours).nextOpening).toMatchObject({ day: '2026-03-29', time: '03:00' });
    expect(berlin('2026-03-29T01:00:00.000Z', hours)).toMatchObject({ open: true, closesAt: '06:00' });
  });

  it('when autumn repeats an hour, then a span across it is an hour longer', () => {
    const hours = { ...closedWeek, 7: span('01:00', '04:00') };
    const open = (utc: string) => berlin(`2026-10-${utc}:00.000Z`, hours).open;
    expect([open('24T22:59'), open('24T23:00'), open('25T02:59'), open('25T03:00')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the hours in words', () => {
  it.each([
    ['en', 'Monday to Friday 09:00–17:00, Saturday 10:00–14:00, closed on Sunday'],
    ['de', 'Montag bis Freitag 09:00–17:00, Samstag 10:00–14:00, Sonntag geschlossen'],
    ['fr-CA', 'Du lundi au vendredi 09:00–17:00, samedi 10:00–14:00, fermé : dimanche'],
    ['es', 'De lunes a viernes 09:00–17:00, sábado 10:00–14:00, cerrado: domingo'],
    ['it', 'Da lunedì a venerdì 09:00–17:00, sabato 10:00–14:00, chiuso: domenica'],
    ['tlh', 'Monday to Friday 09:00–17:00, Saturday 10:00–14:00, closed on Sunday'],
  ])('when the language is %s, then one line in it, English for one we do not speak', (language, line) => {
    expect(hoursSummary(workingWeek, language)).toBe(line);
  });

  it('when days are split, alike in pairs or closed, then they are joined by and', () => {
    const split = [...span('14:00', '18:00'), ...span('09:00', '12:00')];
    const hours = { ...closedWeek, 2: split, 3: split, 5: span('00:00', '24:00') };
    expect(hoursSummary(hours, 'en')).toBe(
      'Tuesday and Wednesday 09:00–12:00 and 14:00–18:00, Friday around the clock, closed on Monday, Thursday, Saturday and Sunday',
    );
  });

  it('when nothing is known or nothing is open, then it says so', () => {
    expect(hoursSummary(null, 'en')).toBe('opening hours not on file');
    expect(hoursSummary(closedWeek, 'en')).toBe('closed all week');
  });
});
