import { describe, expect, it } from 'vitest';

import { settleMoment, settleStretch } from '../../server/domain/front-desk/spoken/settle.ts';

/** A Wednesday, eleven o'clock in Berlin. */
const now = '2026-11-18T10:00:00Z';
const zone = 'Europe/Berlin';
/** Open from eight to twenty on every day. */
const isOpenAt = (instant: string): boolean => {
  const hour = Number(new Date(instant).toLocaleString('en-GB', { timeZone: zone, hour: '2-digit' }));
  return hour >= 8 && hour < 20;
};
const moment = (wording: string, language = 'en') => settleMoment({ wording, now, zone, language }, isOpenAt);
const stretch = (wording: string, language = 'en') => settleStretch({ wording, now, zone, language });

describe('a moment that is spoken of', () => {
  it.each([
    ['en', 'tomorrow at 10 am', '2026-11-19T09:00:00Z'],
    ['en', 'tomorrow at four', '2026-11-19T15:00:00Z'],
    ['en', 'tomorrow at about quarter past four', '2026-11-19T15:15:00Z'],
    ['en', 'tomorrow at ten to four', '2026-11-19T14:50:00Z'],
    ['en', 'tomorrow at two minutes to four', '2026-11-19T14:58:00Z'],
    ['en', 'on Friday at half past three in the afternoon', '2026-11-20T14:30:00Z'],
    ['en', 'Friday week at noon', '2026-11-27T11:00:00Z'],
    ['en', 'a week on Tuesday at quarter to five', '2026-12-01T15:45:00Z'],
    ['en', 'the 3rd at 14:15', '2026-12-03T13:15:00Z'],
    ['en', 'today at three', '2026-11-18T14:00:00Z'],
    ['en', '2026-11-20T15:30', '2026-11-20T14:30:00Z'],
    // In the morning, whatever "10:00" may be where it is said.
    ['en', '2026-11-22 10:00', '2026-11-22T09:00:00Z'],
    ['en', '2026-11-22T12:00', '2026-11-22T11:00:00Z'],
    ['en', '2026-11-20T15:30:00+01:00', '2026-11-20T14:30:00Z'],
    ['en', '2026-11-20 15:30', '2026-11-20T14:30:00Z'],
    ['en', '3.30 p.m. on the twenty-fifth of November', '2026-11-25T14:30:00Z'],
    ['de', 'Freitag in einer Woche um halb vier', '2026-11-27T14:30:00Z'],
    ['de', 'übermorgen um Viertel nach zwei', '2026-11-20T13:15:00Z'],
    ['de', 'morgen früh um neun', '2026-11-19T08:00:00Z'],
    ['de', 'heute in einer Woche um fünf vor halb vier', '2026-11-25T14:25:00Z'],
    ['de', 'am 5.12. um 15.30 Uhr', '2026-12-05T14:30:00Z'],
    ['de', 'Donnerstag, den dritten Dezember, um fünfzehn Uhr dreißig', '2026-12-03T14:30:00Z'],
    ['de', 'tomorrow at 3 pm', '2026-11-19T14:00:00Z'],
    ['fr', '2026-11-20 15:30', '2026-11-20T14:30:00Z'],
  ])('in %s: %s', (language, wording, at) => {
    expect(moment(wording, language)).toEqual({ at });
  });

  it.each([
    ['next Friday at half past three', 'which_day', 2],
    ['Wednesday at 4 pm', 'which_day', 2],
    ['5/6 at noon', 'which_day', 2],
    ['heute in acht Tagen um 15 Uhr', 'which_day', 2],
    ['tomorrow afternoon', 'which_time', 0],
    ['tomorrow from two to four', 'which_time', 0],
    ['tomorrow two to four', 'which_time', 0],
    ['Friday or Saturday at three', 'alternatives', 0],
    ['not Friday at three', 'not_understood', 0],
    ['11-23-2026 at noon', 'not_understood', 0],
    ['tomorrow 10:00-12:00', 'which_time', 0],
    ['Friday the 21st of November at three', 'contradiction', 0],
    ['the 31st of June at noon', 'no_such_day', 0],
    ['2026-02-30 10:00', 'no_such_day', 0],
    ['2026-11-20 25:00', 'not_understood', 0],
    ['at four', 'no_day', 0],
    ['next week at noon', 'no_day', 0],
    ['tomorrow', 'no_time', 0],
    ['today at 9 am', 'past', 0],
    ['2025-11-20T15:30:00Z', 'past', 0],
    ['', 'not_understood', 0],
  ])('asks back at "%s": %s', (wording, why, days) => {
    const told = moment(wording, 'en');
    const asked = 'unclear' in told ? told.unclear : null;
    expect({ why: asked?.why, days: asked?.days.length }).toEqual({ why, days });
  });

  it('asks which of two times is meant when the shop is open at both, or at neither', () => {
    const always = settleMoment({ wording: 'tomorrow at eight', now, zone, language: 'en' }, () => true);
    const never = settleMoment({ wording: 'tomorrow at eight', now, zone, language: 'en' }, () => false);
    const both = ['2026-11-19T07:00:00Z', '2026-11-19T19:00:00Z'];
    for (const told of [always, never]) expect(told).toMatchObject({ unclear: { why: 'which_time', moments: both } });
  });

  it('knows no time in an hour that the clocks leave out, and asks for the one of two that they show twice', () => {
    const spring = { wording: '2027-03-28 02:30', now, zone, language: 'en' };
    expect(settleMoment(spring, isOpenAt)).toMatchObject({ unclear: { why: 'skipped_hour' } });
    const autumn = { ...spring, wording: '2027-10-31 02:30' };
    expect(settleMoment(autumn, isOpenAt)).toMatchObject({ unclear: { why: 'which_time' } });
    const second = { ...spring, wording: '2027-10-31 02:30 nach der Zeitumstellung' };
    expect(settleMoment(second, isOpenAt)).toEqual({ at: '2027-10-31T01:30:00Z' });
  });
});

describe('a stretch of time that is spoken of', () => {
  it.each([
    ['en', 'tomorrow afternoon', '2026-11-18T23:00:00Z', '2026-11-19T23:00:00Z', [{ from: '12:00', to: '18:00' }]],
    ['de', 'Freitagnachmittag', '2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z', [{ from: '12:00', to: '18:00' }]],
    ['en', 'next week', '2026-11-22T23:00:00Z', '2026-11-29T23:00:00Z', null],
    ['en', 'today', now, '2026-11-18T23:00:00Z', null],
    ['de', 'morgen nach 15 Uhr', '2026-11-18T23:00:00Z', '2026-11-19T23:00:00Z', [{ from: '15:00', to: '24:00' }]],
    [
      'en',
      'tomorrow between 3 and 5 pm',
      '2026-11-18T23:00:00Z',
      '2026-11-19T23:00:00Z',
      [{ from: '15:00', to: '17:00' }],
    ],
    ['en', '2026-11-20', '2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z', null],
  ])('in %s: %s', (language, wording, from, to, times) => {
    expect(stretch(wording, language)).toMatchObject({ from, to, times });
  });

  it.each([
    ['en', 'tomorrow after five', [{ from: '17:00', to: '24:00' }]],
    ['en', 'tomorrow after nine', [{ from: '09:00', to: '24:00' }]],
    ['en', 'tomorrow after seven', [{ from: '19:00', to: '24:00' }]],
    ['en', 'tomorrow before ten', [{ from: '00:00', to: '10:00' }]],
    ['en', 'tomorrow before seven', [{ from: '00:00', to: '19:00' }]],
    ['en', 'tomorrow between two and four', [{ from: '14:00', to: '16:00' }]],
    ['de', 'morgen ab fünf', [{ from: '17:00', to: '24:00' }]],
    ['en', 'tomorrow from two to four', [{ from: '14:00', to: '16:00' }]],
    ['en', 'tomorrow from 10 to 12', [{ from: '10:00', to: '12:00' }]],
    ['en', 'tomorrow two to four', [{ from: '14:00', to: '16:00' }]],
    ['en', 'tomorrow from ten to five until six', [{ from: '16:50', to: '18:00' }]],
    ['de', 'morgen von zehn bis zwölf', [{ from: '10:00', to: '12:00' }]],
    ['de', 'morgen ab zehn vor vier', [{ from: '15:50', to: '24:00' }]],
    ['de', 'nächste Woche frühestens um drei', [{ from: '15:00', to: '24:00' }]],
  ])('in %s, of the two times in "%s" the one counts at which the shop is open', (language, wording, times) => {
    expect(settleStretch({ wording, now, zone, language }, isOpenAt)).toMatchObject({ times });
  });

  it('where the shop is closed at both, takes nobody to mean the whole day', () => {
    const never = (wording: string) => settleStretch({ wording, now, zone, language: 'en' }, () => false);
    expect(never('tomorrow after eight')).toMatchObject({ times: [{ from: '20:00', to: '24:00' }] });
    expect(never('tomorrow before eight')).toMatchObject({ times: [{ from: '00:00', to: '08:00' }] });
  });

  it.each([
    ['en', 'tomorrow late afternoon', '2026-11-19', [{ from: '15:00', to: '18:00' }]],
    ['de', 'morgen am späten Nachmittag', '2026-11-19', [{ from: '15:00', to: '18:00' }]],
    ['de', 'am Freitag spätestens um 12', '2026-11-20', [{ from: '00:00', to: '12:00' }]],
    ['en', 'the week after next', '2026-11-30', null],
    ['de', 'übernächste Woche', '2026-11-30', null],
    ['en', 'this coming Friday', '2026-11-20', null],
    ['de', 'Heiligabend', '2026-12-24', null],
    ['en', "New Year's Eve", '2026-12-31', null],
    ['en', 'tomorrow 2-4pm', '2026-11-19', [{ from: '14:00', to: '16:00' }]],
    ['en', 'Friday 10:00-12:00', '2026-11-20', [{ from: '10:00', to: '12:00' }]],
    ['en', '2026-11-20 10:00-12:00', '2026-11-20', [{ from: '10:00', to: '12:00' }]],
    ['en', 'Friday, 9 a.m. – 1 p.m.', '2026-11-20', [{ from: '09:00', to: '13:00' }]],
    ['de', 'Dienstag 10-12 Uhr', '2026-11-24', [{ from: '10:00', to: '12:00' }]],
    ['en', 'a week from Friday', '2026-11-27', null],
    ['en', 'two weeks from Monday', '2026-12-07', null],
    ['en', 'tomorrow if possible', '2026-11-19', null],
    ['en', '11/23/26', '2026-11-23', null],
    ['de', 'Mo, 23.11.26', '2026-11-23', null],
    ['de', 'noch heute', '2026-11-18', null],
    ['de', 'gleich morgen, wenn möglich', '2026-11-19', null],
    ['de', 'am liebsten am Freitag', '2026-11-20', null],
    ['de', 'erst nächste Woche', '2026-11-23', null],
    ['en', '2026-11-20 10:00', '2026-11-20', [{ from: '10:00', to: '10:00' }]],
  ])('in %s, "%s" is understood', (language, wording, from, times) => {
    expect(stretch(wording, language)).toMatchObject({ days: { from }, times });
  });

  it.each([
    'first available',
    'the next free appointment',
    'anytime',
    'right now',
    'jederzeit',
    'egal wann',
    'der nächste freie Termin',
  ])('takes "%s" for the soonest', (wording) => {
    for (const language of ['en', 'de'])
      expect(stretch(wording, language)).toMatchObject({ from: now, days: null, times: null });
  });

  it('begins now where no day is named', () => {
    expect(stretch('as soon as possible')).toMatchObject({ from: now, days: null, times: null });
    expect(stretch('')).toMatchObject({ from: now, days: null, times: null });
  });

  it('asks which day where it may be either', () => {
    expect(stretch('next Friday')).toEqual({
      unclear: { why: 'which_day', days: ['2026-11-20', '2026-11-27'], moments: [] },
    });
    expect(stretch('2026-11-17')).toMatchObject({ unclear: { why: 'past' } });
  });
});
