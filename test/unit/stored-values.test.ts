import { describe, expect, it } from 'vitest';

import { maskNumbers } from '../../server/domain/masked-numbers.ts';
import { findingKey } from '../../server/domain/reconcile.ts';
import { slotOf } from '../../server/domain/slots.ts';
import { emailsIn } from '../../server/domain/spoken-email.ts';
import { storedValues } from '../../server/domain/stored-values.ts';

const kept = (slot: string, raw: string) => storedValues(slotOf(slot, 'salon'), raw);

describe('a number in the place of a fact', () => {
  it.each([
    ['oh seven nine one one, six five four, three two one', ['number ending 21']],
    ['0555, 010, 123', ['number ending 23']],
    ['tea, 555; 010; 1234, biscuits', ['tea', 'number ending 34', 'biscuits']],
    ['555\n010\n1234', ['number ending 34']],
    ['⁵⁵⁵, ⁰¹⁰, ¹²³⁴', ['number ending 34']],
  ])('when a list slot holds %j, then it is hidden before the list is taken apart', (raw, values) => {
    expect(kept('likes', raw)).toEqual(values);
    expect(kept('some_other_slot', raw)).toEqual(values);
  });

  it.each([
    '5550101234@example.com',
    '15550101234@s.example.net',
    '555.010-1234@example.com',
    '555_010_1234@example.com',
    'call15550101234@example.com',
  ])('when an e-mail address is the number %s at somebody, then it is no address, and no text keeps it', (email) => {
    expect(kept('email', email)).toEqual([]);
    expect(emailsIn(`My e-mail is ${email}.`)).toEqual([]);
    expect(maskNumbers(`My e-mail is ${email}.`)).toMatch(/^My e-mail is (?:call)?number ending 34@/);
  });

  it('when such an address is spoken, then it is none either', () => {
    expect(emailsIn('my e-mail is 55501 01234 at example dot com')).toEqual([]);
  });

  it('when an address only holds some figures, then it stays', () => {
    expect(kept('email', 'anna1987@example.com')).toEqual(['anna1987@example.com']);
    expect(kept('email', 'anna19871120@example.com')).toEqual(['anna19871120@example.com']);
    expect(kept('email', '123456@example.com')).toEqual(['123456@example.com']);
  });

  it.each(['⁵⁵⁵⁰¹⁰¹²³⁴', '⑤⑤⑤⓪①⓪①②③④', '５５５ ０１０ １２３４'])(
    'when %s is a value, then no key holds its digits',
    (value) => {
      const finding = { slot: 'likes', subject: value, value, negated: false, source: 'caller' } as const;
      expect(findingKey('c1', finding)).toBe('c1|caller|likes|number ending 34|is|number ending 34');
      expect(kept('likes', value)).toEqual(['number ending 34']);
    },
  );

  it('when two days are two promises, then their keys differ', () => {
    const finding = { slot: 'likes', subject: 'self', negated: false, source: 'caller' } as const;
    expect(findingKey('c1', { ...finding, value: 'visit on 2026-11-20' })).not.toBe(
      findingKey('c1', { ...finding, value: 'visit on 2026-10-20' }),
    );
  });
});
