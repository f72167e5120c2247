import { describe, expect, it } from 'vitest';

import { laterStatus } from '../../server/domain/call-progress.ts';
import { phrasesIn } from '../../server/domain/phrases.ts';
import { promisesOf } from '../support/rules.ts';
import { slotOf, slotsOf, toSlotId } from '../../server/domain/slots.ts';
import { aFinishedCall } from '../support/memory-makers.ts';

/** 18 November 2026 is a Wednesday. */
const said = (role: 'agent' | 'caller', text: string, zone = 'UTC', startedAt = '2026-11-18T10:00:00.000Z') =>
  promisesOf(aFinishedCall({ turns: [[role, text]], startedAt }), zone);

describe('what the business owes', () => {
  it.each([
    ['We’ll ring you back on Tuesday.', 'callback', '2026-11-24'],
    ['Somebody will phone you on Wednesday.', 'callback', '2026-11-25'],
    ['Someone will call you tomorrow.', 'callback', '2026-11-19'],
    ['I’ll have Sofia call you back the day after tomorrow.', 'callback', '2026-11-20'],
    ['We will get back to you within three days.', 'callback', '2026-11-21'],
    ['I’ll send you the estimate next week.', 'promise', '2026-11-23'],
    ['We will have it ready by November 25th.', 'promise', '2026-11-25'],
    ['We’ll have the part sent by 3 March.', 'promise', '2027-03-03'],
    ['We’ll let you know on 2026-12-01.', 'promise', '2026-12-01'],
    ['I’ll check that by Friday.', 'promise', '2026-11-20'],
    ['Wir rufen Sie morgen zurück.', 'callback', '2026-11-19'],
    ['Ich schicke Ihnen das bis Freitag.', 'promise', '2026-11-20'],
    ['Wir melden uns in zwei Tagen.', 'callback', '2026-11-20'],
    ['Nous vous rappellerons demain.', 'callback', '2026-11-19'],
    ['On vous envoie le devis vendredi.', 'promise', '2026-11-20'],
    ['Le llamaremos el martes.', 'callback', '2026-11-24'],
    ['Le enviaremos el presupuesto mañana por la mañana.', 'promise', '2026-11-19'],
  ])('when the agent says %j then it is a %s due %s', (text, kind, due) => {
    expect(said('agent', text)).toEqual([{ kind, text, due }]);
  });

  it.each(['en', 'de', 'fr', 'es', 'it'])(
    'when our greeting in %s brings a promise up, then it is not made again',
    (language) => {
      const promise = 'We will send you the new proposal on Monday.';
      expect(said('agent', promise)).toHaveLength(1);
      expect(said('agent', `Hello Ingrid. ${phrasesIn(language).openItem(promise)}`)).toEqual([]);
    },
  );

  it.each([
    'I’ll check that for you now.',
    'Would you like us to call you back?',
    'Thank you for calling.',
    'Guten Morgen, wie kann ich helfen?',
    'You can call us any time.',
  ])('when the agent says %j then nothing is owed', (text) => {
    expect(said('agent', text)).toEqual([]);
  });

  it.each([
    'Can someone call me back?',
    'Bitte rufen Sie mich zurück.',
    'Pouvez-vous me rappeler ?',
    '¿Me puede llamar?',
  ])('when the caller says %j then a call-back is owed', (text) => {
    expect(said('caller', text)).toEqual([{ kind: 'callback', text, due: null }]);
  });

  it('when the day has turned in the shop’s zone but not in UTC then tomorrow is the shop’s', () => {
    expect(said('agent', 'We’ll call you tomorrow.', 'Pacific/Auckland', '2026-11-18T13:00:00.000Z')[0]?.due).toBe(
      '2026-11-20',
    );
  });

  it('when both sides speak of one call-back then there is one, with its day and without the number', () => {
    const call = aFinishedCall({
      turns: [
        ['caller', 'Please call me back on 555 010 1234.'],
        ['agent', 'Of course. We’ll call you back. We will call you back on Friday on 555 010 1234.'],
      ],
    });
    expect(promisesOf(call, 'UTC')).toEqual([
      { kind: 'callback', text: 'We will call you back on Friday on number ending 34.', due: '2026-11-20' },
    ]);
  });

  it('when the caller asks for another day than the agent promised then the promise counts', () => {
    const turns = [
      ['caller', 'Please call me back on Tuesday.'],
      ['agent', 'We will call you back on Friday.'],
    ] as const;
    expect(promisesOf(aFinishedCall({ turns }), 'UTC').map(({ due }) => due)).toEqual(['2026-11-20']);
  });

  it('when the analysis names a promise then it is one, and there are never more than five', () => {
    const collected = { promise: 'send the estimate by Friday' };
    expect(promisesOf(aFinishedCall({ collected }), 'UTC')).toEqual([
      { kind: 'promise', text: 'send the estimate by Friday', due: '2026-11-20' },
    ]);
    const many = Array.from(
      { length: 9 },
      (_, index) => `I will send you letter ${String.fromCharCode(97 + index)}.`,
    ).join(' ');
    expect(said('agent', many)).toHaveLength(5);
  });
});

describe('a call’s progress', () => {
  it('when two states are heard of then the later one stands, in either order', () => {
    expect([laterStatus('live', 'ended'), laterStatus('ended', 'live')]).toEqual(['ended', 'ended']);
    expect([laterStatus('failed', 'ended'), laterStatus('ended', 'failed')]).toEqual(['ended', 'ended']);
    expect([laterStatus('live', 'failed'), laterStatus('failed', 'live')]).toEqual(['failed', 'failed']);
  });
});

describe('the slots', () => {
  const trades = ['general', 'salon', 'dentist', 'garage'] as const;

  it.each(trades)(
    'when the trade is %s then every slot of the specification is there, and no health slot holds one value only',
    (trade) => {
      const kinds = {
        single:
          'customer_name said_as preferred_staff preferred_time language email address contact_channel vehicle vehicle_plate vehicle_mileage',
        set: 'allergies services_had likes dislikes dependants pets',
        event: 'reason_for_call complaint quote_given promise',
      };
      for (const [kind, ids] of Object.entries(kinds))
        for (const id of ids.split(' ')) expect([id, slotOf(id, trade).kind]).toEqual([id, kind]);
      const health = slotsOf(trade).filter(({ sensitivity }) => sensitivity === 'health');
      expect(
        health.every(
          ({ kind, halfLifeDays, needsReview }) =>
            kind !== 'single' && halfLifeDays === null && needsReview === (trade === 'dentist'),
        ),
      ).toBe(true);
    },
  );

  it('when an id is unknown then it is a set of that name, and a safety slot when it speaks of health', () => {
    expect(slotOf('favourite_song', 'salon')).toMatchObject({
      id: 'favourite_song',
      kind: 'set',
      label: 'favourite song',
      sensitivity: 'normal',
    });
    expect(slotOf('food_allergy', 'dentist')).toMatchObject({ kind: 'set', sensitivity: 'health', needsReview: true });
    expect(slotOf('constructor', 'salon').kind).toBe('set');
  });

  it.each([
    ['Preferred Staff', 'preferred_staff'],
    ['e-mail', 'e_mail'],
    ['Größe', 'grosse'],
    ['1st', null],
    ['___', null],
    ['x'.repeat(90), 'x'.repeat(60)],
  ])('when a field is called %j then its slot is %j', (raw, id) => {
    expect(toSlotId(raw)).toBe(id);
  });
});

describe('what is told twice or not meant', () => {
  it('when the analysis retells what the agent promised, then it is one promise', () => {
    const call = aFinishedCall({
      turns: [['agent', 'We will send you the estimate for the brakes by e-mail tomorrow.']],
      collected: { promise: 'Send the brakes estimate by e-mail' },
    });
    expect(promisesOf(call, 'UTC')).toHaveLength(1);
  });

  it('when the analysis tells of something else, then it is a promise of its own', () => {
    const call = aFinishedCall({
      turns: [['agent', 'We will send you the estimate for the brakes by e-mail tomorrow.']],
      collected: { promise: 'Keep the winter tyres in the cellar' },
    });
    expect(promisesOf(call, 'UTC')).toHaveLength(2);
  });

  it('when the caller may be rung at any time, then nobody has asked for a call', () => {
    expect(promisesOf(aFinishedCall({ turns: [['caller', 'You can call me any time.']] }), 'UTC')).toEqual([]);
  });
});
