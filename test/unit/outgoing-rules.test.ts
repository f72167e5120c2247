import { describe, expect, it } from 'vitest';

import type { VoiceNumber } from '../../server/domain/providers/voice-account.ts';
import { lineFor } from '../../server/domain/outgoing-line.ts';
import { toOutgoingNumber } from '../../server/domain/outgoing-number.ts';
import { hindrances, standing, type OutgoingCase } from '../../server/domain/outgoing-rules.ts';
import { aFinishedCall } from '../support/memory-makers.ts';
import { promisesOf, refusesCalls } from '../support/rules.ts';

/** A Friday, ten in the morning in New York. */
const NOW = new Date('2026-11-20T15:00:00.000Z');
const settings = {
  enabled: true,
  quietFrom: '20:00',
  quietTo: '08:00',
  quietSundays: true,
  dailyCap: 3,
  againAfterMinutes: 10,
};
const allowed: OutgoingCase = {
  settings,
  now: NOW,
  isPaused: false,
  number: { kind: 'plain', zones: ['America/New_York'] },
  isOwnNumber: false,
  person: { consent: 'yes', hasRefused: false, isBlocked: false, isOnThePhone: false },
  hasAgent: true,
  line: { isBusy: false },
  callsToday: 0,
  lastCalledAt: null,
};
const person = (over: Partial<OutgoingCase['person']>) => ({ person: { ...allowed.person, ...over } });
const told = (over: Partial<OutgoingCase>) => hindrances({ ...allowed, ...over }).map(({ told: { code } }) => code);

describe('the rules for a call that we make', () => {
  it('when nothing is in the way, then it may be made', () => {
    expect(hindrances(allowed)).toEqual([]);
  });

  it.each<[string, Partial<OutgoingCase>, anyway: boolean]>([
    ['outgoing_off', { settings: { ...settings, enabled: false } }, false],
    ['outgoing_paused', { isPaused: true }, false],
    ['outgoing_number_short', { number: { kind: 'short', zones: [] } }, false],
    ['outgoing_number_dear', { number: { kind: 'dear', zones: [] } }, false],
    ['outgoing_number_own', { isOwnNumber: true }, false],
    ['outgoing_blocked', person({ isBlocked: true }), false],
    ['outgoing_refused', person({ consent: 'no' }), false],
    ['outgoing_refusal_said', person({ hasRefused: true }), true],
    ['outgoing_not_asked', person({ consent: 'not_asked' }), true],
    ['outgoing_on_the_phone', person({ isOnThePhone: true }), false],
    ['outgoing_quiet', { now: new Date('2026-11-20T04:00:00.000Z') }, false],
    ['outgoing_sunday', { now: new Date('2026-11-22T15:00:00.000Z') }, false],
    ['outgoing_called_lately', { lastCalledAt: '2026-11-20T14:50:01.000Z' }, false],
    ['outgoing_no_agent', { hasAgent: false }, false],
    ['outgoing_no_line', { line: null }, false],
    ['outgoing_line_busy', { line: { isBusy: true } }, false],
    ['outgoing_day_full', { callsToday: 3 }, false],
  ])('%s', (code, over, anyway) => {
    expect(told(over)).toEqual([code]);
    const all = hindrances({ ...allowed, ...over });
    expect(standing(all, false)).toHaveLength(1);
    expect(standing(all, true)).toHaveLength(anyway ? 0 : 1);
  });

  it('when the last moment of a rule is over, then it holds no more', () => {
    expect(told({ lastCalledAt: '2026-11-20T14:50:00.000Z' })).toEqual([]);
    expect(told({ callsToday: 2 })).toEqual([]);
    expect(told({ now: new Date('2026-11-20T13:00:00.000Z') })).toEqual([]);
    expect(told({ now: new Date('2026-11-20T12:59:59.999Z') })).toEqual(['outgoing_quiet']);
  });

  it('when several are in the way, then all are told, what is firmest first', () => {
    expect(told({ number: { kind: 'short', zones: [] }, line: null, ...person({ consent: 'no' }) })).toEqual([
      'outgoing_number_short',
      'outgoing_refused',
      'outgoing_no_line',
    ]);
  });
});

describe('what a number is', () => {
  const newYork = { region: 'US', zone: 'America/New_York' };

  it.each([
    ['+49112', 'short'],
    ['+49116117', 'short'],
    ['+4911833', 'short'],
    ['+19005550123', 'dear'],
    ['+491801234567', 'dear'],
    ['+870773111632', 'dear'],
    ['+12125550123', 'plain'],
    ['+18005550123', 'plain'],
    ['+4930123456', 'plain'],
  ])('%s is %s', (e164, kind) => {
    expect(toOutgoingNumber(e164, newYork).kind).toBe(kind);
  });

  it.each([
    ['+12125550123', ['America/New_York']],
    ['+14155550123', ['America/Los_Angeles']],
    ['+18085550123', ['Pacific/Honolulu']],
    // Oregon's south-east keeps mountain time.
    ['+15415550123', ['America/Denver', 'America/Los_Angeles']],
    ['+17095550123', ['America/Halifax', 'America/St_Johns']],
    ['+442079460018', ['Europe/London']],
    // Toll-free numbers are nowhere: the shop's own clock counts.
    ['+18005550123', ['America/New_York']],
  ])('%s is at home in %j', (e164, zones) => {
    expect(toOutgoingNumber(e164, newYork).zones).toEqual(zones);
  });

  it('when a country abroad has several zones, then all count; at home the shop’s own does', () => {
    const australian = '+61412345678';
    expect(toOutgoingNumber(australian, newYork).zones).toEqual(
      expect.arrayContaining(['Australia/Perth', 'Australia/Sydney']),
    );
    expect(toOutgoingNumber(australian, { region: 'AU', zone: 'Australia/Perth' }).zones).toEqual(['Australia/Perth']);
  });
});

describe('the line a business calls from', () => {
  const line = (over: Partial<VoiceNumber>): VoiceNumber => ({
    ...{ id: 'n', number: '+12125550142', label: 'Salon', carrier: 'twilio', agentId: null },
    ...over,
  });
  const salon = { id: 'salon', agentId: 'agent_1' };
  const owners = new Map([
    ['+12125550142', 'salon'],
    ['+12125550143', 'garage'],
  ]);
  const lineOf = (...lines: VoiceNumber[]) => lineFor(salon, lines, (number) => owners.get(number))?.id;

  it('is its own number, at best one that its agent answers', () => {
    const silent = line({ id: 'silent' });
    expect(lineOf(silent)).toBe('silent');
    expect(lineOf(silent, line({ id: 'answered', agentId: 'agent_1' }))).toBe('answered');
  });

  it('is never the number of another business, even where its agent answers there', () => {
    expect(lineOf(line({ number: '+12125550143', agentId: 'agent_1' }))).toBeUndefined();
  });

  it('may be a number that nobody has told of, where its agent answers', () => {
    expect(lineOf(line({ id: 'new', number: '+12125550144', agentId: 'agent_1' }))).toBe('new');
    expect(lineOf(line({ id: 'new', number: '+12125550144', agentId: 'agent_2' }))).toBeUndefined();
  });

  it('is none that cannot call out', () => {
    expect(lineOf(line({ carrier: 'other' }))).toBeUndefined();
  });
});

describe('"do not call me"', () => {
  it.each([
    'Please don’t call me again.',
    'Stop calling me!',
    'Take me off your list please',
    'Rufen Sie mich bitte nicht mehr an.',
    'Ich möchte nicht mehr angerufen werden',
    'Ne m’appelez plus, s’il vous plaît.',
    'Por favor, no me llamen más.',
    'Non mi chiamate più.',
  ])('is heard in: %s', (text) => {
    expect(refusesCalls([{ role: 'caller', text }])).toBe(true);
    expect(promisesOf(aFinishedCall({ turns: [['caller', text]] }), 'UTC')).toEqual([]);
  });

  it.each([
    'Please call me back tomorrow.',
    'Why did you not call me back?',
    'You may call me any time.',
    'Rufen Sie mich bitte morgen an.',
    'I never call meetings that early',
  ])('is not heard in: %s', (text) => {
    expect(refusesCalls([{ role: 'caller', text }])).toBe(false);
  });

  it('is nothing when the agent says it', () => {
    expect(refusesCalls([{ role: 'agent', text: 'Please do not call me again.' }])).toBe(false);
  });
});
