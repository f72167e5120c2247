import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Business, SavedBusiness, type ShownBusiness } from '#contract/businesses.ts';
import { rangeProblem, withDays } from '../../renderer/src/shop/form/day-range.ts';
import { retentionTypes, toLimits, toRetentionDraft } from '../../renderer/src/features/settings/retention-draft.ts';
import { checkShop, secretNameProblem } from '../../renderer/src/shop/form/shop-check.ts';
import { canBeTakenBack, toSaved, toShopDraft, type ShopDraft } from '../../renderer/src/shop/form/shop-draft.ts';
import { shopIdOf } from '../../renderer/src/features/settings/shop-id.ts';
import { asMonday, toClosing, toField, usualHours, withAnother } from '../../renderer/src/shop/form/week.ts';

const full = Business.parse({
  ...{ id: 'salon', name: 'Salon Marigold', agentId: 'agent_1', trade: 'salon', greeting: 'This is {business}.' },
  ...{ returningGreeting: 'Hello {name}.', tone: 'calm', language: 'pt-BR', voiceId: 'voice_1', zone: 'Europe/London' },
  ...{ region: 'GB', closedOn: ['2026-12-25'], soul: 'evening', branchId: 'b', environment: 'staging' },
  hours: { 1: [{ open: '09:00', close: '12:30' }], 5: [{ open: '22:00', close: '02:00' }] },
  overrides: { firstMessage: true, prompt: false, language: true, voice: false },
  variables: { branch: 'north', seats: 4, parking: true },
});
const bare = Business.parse({ id: 'default', name: 'our shop' });
const shown = (business: Business): ShownBusiness => ({
  ...business,
  ...{ maskedNumbers: ['•••81'], secretVariables: ['secret__token'], setBy: {}, revision: 'r1', closedDays: [] },
});
const draftOf = (over: Partial<ShopDraft>): ShopDraft => ({ ...toShopDraft(shown(full)), ...over });
const problemsOf = (over: Partial<ShopDraft>): Record<string, string> => Object.fromEntries(checkShop(draftOf(over)));

describe('a shop in its form', () => {
  test.each([full, bare])('saves as it came when nothing is changed: $id', (business) => {
    const saved = toSaved(business.id, toShopDraft(shown(business)), 'r1');
    const { notice: _decidedBySetup, ...formed } = business;
    expect(SavedBusiness.parse(saved)).toEqual({ ...formed, over: 'r1' });
    expect(saved).not.toHaveProperty('numbers');
    expect(saved).not.toHaveProperty('secretVariables');
  });

  test('sends numbers and secrets only when they were entered, and then cannot be taken back', () => {
    const secrets = [
      { name: 'secret__new', value: 'hush' },
      { name: 'secret__token', value: null },
    ];
    const draft = draftOf({ numbers: ' +1 212 555 0181 \n\n+12125550182', secrets });
    expect(toSaved('salon', draft, null)).toMatchObject({
      numbers: ['+1 212 555 0181', '+12125550182'],
      secretVariables: { secret__new: 'hush', secret__token: null },
    });
    expect([canBeTakenBack(draft), canBeTakenBack(draftOf({ numbers: '' })), canBeTakenBack(draftOf({}))]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('whatever is found right by the form is taken by the app', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('en', 'GB', 'UTC', '{business}', '{{x}}', ' a '),
    );
    const variable = fc.record({ name: word, kind: fc.constantFrom('text', 'number', 'yesNo'), value: word });
    const fields = { name: word, zone: word, region: word, language: word, greeting: word, returningGreeting: word };
    const anyDraft = fc.record({ ...fields, variables: fc.array(variable, { maxLength: 3 }) });
    const oftenRight = fc.record(
      {
        ...{ name: word, greeting: word, tone: word, region: fc.constantFrom('GB', 'gb') },
        variables: fc.array(variable, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anyDraft, oftenRight), (over) => {
        const draft = draftOf(over);
        fc.pre(checkShop(draft).size === 0);
        expect(SavedBusiness.safeParse(toSaved('salon', draft, null)).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test.each<[Partial<ShopDraft>, Record<string, string>]>([
    [{ name: '  ' }, { name: 'required' }],
    [{ greeting: 'Hi {{caller}}' }, { greeting: 'braces' }],
    [
      { zone: 'Europe/Nowhere', region: 'gb' },
      { zone: 'zone', region: 'region' },
    ],
    [{ language: 'english' }, { language: 'language' }],
    [{ numbers: '+12125550181\nno number' }, { numbers: 'number' }],
    [{ numbers: '' }, {}],
    [{ numbers: '(212) 555-0181\n0044 20 7946 0018' }, {}],
    [
      {
        variables: [
          { name: '1st', kind: 'text', value: '' },
          { name: 'a', kind: 'number', value: 'four' },
          { name: 'a', kind: 'yesNo', value: 'no' },
        ],
      },
      { 'variables.0': 'variableName', 'values.1': 'variableNumber', 'variables.2': 'twice' },
    ],
  ])('says of %o what is wrong and where', (over, problems) => {
    expect(problemsOf(over)).toEqual(problems);
  });

  test('secret variables are named as ElevenLabs wants them, each once', () => {
    expect(secretNameProblem('secret__key', [])).toBeNull();
    expect(secretNameProblem('secret__', [])).toBe('secretName');
    expect(secretNameProblem('key', [])).toBe('secretName');
    expect(secretNameProblem('secret__key', ['secret__key'])).toBe('twice');
  });
});

describe('opening hours', () => {
  const monday = (...spans: [string, string][]): Record<string, string> =>
    problemsOf({ hours: { ...usualHours(), 1: spans.map(([open, close]) => ({ open, close })) } });

  test.each<[string, [string, string][], Record<string, string>]>([
    [
      'a split day',
      [
        ['09:00', '12:00'],
        ['12:00', '18:00'],
      ],
      {},
    ],
    [
      'hours past midnight',
      [
        ['11:00', '14:00'],
        ['18:00', '02:00'],
      ],
      {},
    ],
    ['a whole day', [['00:00', '24:00']], {}],
    ['a time that is not there', [['09:00', '']], { 'hours.1': 'times' }],
    [
      'hours inside others',
      [
        ['09:00', '18:00'],
        ['10:00', '11:00'],
      ],
      { 'hours.1': 'overlap' },
    ],
    [
      'hours after ones that end tomorrow',
      [
        ['18:00', '02:00'],
        ['20:00', '21:00'],
      ],
      { 'hours.1': 'overlap' },
    ],
  ])('%s', (_name, spans, problems) => {
    expect(monday(...spans)).toEqual(problems);
  });

  test('midnight at the end of a day survives a field that only knows 00:00', () => {
    expect(toClosing(toField('24:00'))).toBe('24:00');
    expect(toClosing(toField('17:30'))).toBe('17:30');
  });

  test('Monday is copied to Friday, and the weekend stays', () => {
    const hours = { ...usualHours(), 1: [{ open: '10:00', close: '16:00' }] };
    const [one, none] = [hours[1], []];
    expect(asMonday(hours)).toEqual({ 1: one, 2: one, 3: one, 4: one, 5: one, 6: none, 7: none });
  });

  test('further hours begin after a break, where the day is not over', () => {
    expect(withAnother([])).toHaveLength(1);
    expect(withAnother([{ open: '09:00', close: '12:30' }])[1]).toEqual({ open: '13:30', close: '' });
    expect(withAnother([{ open: '09:00', close: '23:30' }])[1]).toEqual({ open: '', close: '' });
  });
});

describe('days closed', () => {
  test('a stretch is added day by day over a month’s end, in order and each once', () => {
    expect(withDays(['2026-02-28', '2026-01-01'], '2026-02-27', '2026-03-01')).toEqual([
      '2026-01-01',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect(withDays([], '2026-12-24', '')).toEqual(['2026-12-24']);
  });

  test('too many days are refused rather than cut', () => {
    const year = withDays([], '2026-01-01', '2026-12-31') ?? [];
    expect(year).toHaveLength(365);
    expect(withDays(year, '2027-01-01', '2027-03-31')).toBeNull();
  });

  test('a stretch that ends before it begins, or never, is told', () => {
    expect(rangeProblem('2026-12-27', '2026-12-24')).toBe('badRange');
    expect(rangeProblem('2026-01-01', '2036-01-01')).toBe('badRange');
    expect(rangeProblem('2026-12-24', '')).toBeNull();
  });
});

describe('the id of a new shop', () => {
  test.each([
    ['Salon Marigold', [], 'salon-marigold'],
    ['Café Zoë & Söhne!', [], 'cafe-zoe-sohne'],
    ['理髪店', [], 'shop'],
    ['Salon', ['salon', 'salon-2'], 'salon-3'],
  ])('of %s', (name, taken, id) => {
    expect(shopIdOf(name, taken)).toBe(id);
  });

  test('is one that the app takes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 130 }), fc.integer({ min: 0, max: 3 }), (name, others) => {
        const taken: string[] = [];
        for (let i = 0; i < others; i += 1) taken.push(shopIdOf(name, taken));
        const id = shopIdOf(name, taken);
        expect(Business.shape.id.safeParse(id).success).toBe(true);
        expect(taken).not.toContain(id);
      }),
    );
  });
});

describe('how long things are kept', () => {
  const holds = {
    ...{ transcripts: null, recordings: 30, packs: null, summaries: 365, deliveries: 30 },
    ...{ texts: 90, tasks: null, appointments: null, callers: 1095 },
  };

  test('nothing changed is nothing to save, and what is cleared is kept for ever', () => {
    const draft = toRetentionDraft(holds);
    expect(toLimits(draft, holds)).toEqual({});
    expect(toLimits({ ...draft, recordings: '', transcripts: '90' }, holds)).toEqual({
      recordings: null,
      transcripts: 90,
    });
  });

  test.each(['0', '3651', '1.5', '-3', 'soon', '1e3'])('%s is no limit', (typed) => {
    for (const type of retentionTypes)
      expect(toLimits({ ...toRetentionDraft(holds), [type]: typed }, holds)).toBeNull();
  });
});
