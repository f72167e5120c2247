import { describe, expect, it } from 'vitest';

import { maskedNumber, toE164 } from '../../server/domain/phone-number.ts';

describe('a number in any spelling', () => {
  it.each([
    [
      'US',
      '+12125550100',
      ['+12125550100', '(212) 555-0100', '1 212 555 0100', '212.555.0100', '12125550100', 'tel:+1-212-555-0100'],
    ],
    [
      'GB',
      '+442079460018',
      ['+442079460018', '020 7946 0018', '0044 20 7946 0018', '+44 (0)20 7946 0018', '442079460018'],
    ],
    ['DE', '+4930123456', ['+4930123456', '030 123456', '0049 30 123456', '49 30 123456']],
    ['US', '+442079460018', ['+44 20 7946 0018', '011 44 20 7946 0018', '00442079460018', '442079460018']],
  ])('at home in %s is %s', (region, e164, spellings) => {
    expect(spellings.map((spelling) => toE164(spelling, region))).toEqual(spellings.map(() => e164));
  });

  it('counts when it is possible, even where nobody has been given it yet', () => {
    expect(toE164('+15551234567', 'US')).toBe('+15551234567');
    expect(toE164('+448612345678', 'GB')).toBe('+448612345678');
  });
});

describe('nobody', () => {
  it.each([
    ...[
      '',
      ' ',
      'anonymous',
      'Anonymous',
      'RESTRICTED',
      'unknown',
      'Unavailable',
      'private',
      'blocked',
      'withheld',
      'No name',
    ],
    ...['+266696687', '266696687', '+7378742833', '+7378742883', '+2562533', '+8656696', '+86282452253', '+464'],
    ...[
      'client:reception',
      'sip:+12125550100@example.test',
      'sip:anonymous@anonymous.invalid',
      '911',
      '12345',
      '+15550100',
      'hello',
    ],
    `+1${'2'.repeat(80)}`,
  ])('is meant by %j', (raw) => {
    expect(toE164(raw, 'US')).toBeNull();
  });

  it('is meant when nothing was told', () => {
    expect(toE164(null, 'US')).toBeNull();
  });
});

it('shows the last two digits only', () => {
  expect(maskedNumber('+442079460018')).toBe('••18');
});
