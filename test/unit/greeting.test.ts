import { describe, expect, it } from 'vitest';

import type { Caller } from '../../server/domain/caller.ts';
import { firstMessage } from '../../server/domain/greeting.ts';
import { languageOf } from '../../server/domain/phrases.ts';
import { aBusiness, aCard, NOW } from '../support/people-and-shops.ts';

const shop = aBusiness();
const known = (card = aCard(), lastRingAt: string | null = null): Caller => ({ kind: 'known', card, lastRingAt });
const minutesAgo = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const lastCall = (endedAt: string, dropped = true) => ({ startedAt: endedAt, endedAt, dropped, topic: null });

describe('the first message', () => {
  it('when nobody is known, then it is the neutral greeting of the shop’s language', () => {
    expect(firstMessage(shop, { kind: 'unidentified' }, NOW)).toBe(
      'Hello, thank you for calling Maple Salon. How can I help you?',
    );
    expect(firstMessage(aBusiness({ language: 'de-AT' }), { kind: 'new' }, NOW)).toContain('Guten Tag');
    expect(firstMessage(aBusiness({ language: 'pl' }), { kind: 'new' }, NOW)).toContain('Hello');
  });

  it('when a known person calls, then by first name, or as they want to be called', () => {
    expect(firstMessage(shop, known(), NOW)).toContain('Hello Anna,');
    expect(firstMessage(shop, known(aCard({ saidAs: 'Annie' })), NOW)).toContain('Hello Annie,');
    expect(firstMessage(shop, known(aCard({ name: 'Dr. Weber' })), NOW)).toContain('Hello Dr. Weber,');
    expect(firstMessage(shop, known(aCard({ name: null })), NOW)).toContain('thank you for calling');
  });

  it.each([
    ['de', 'Guten Tag Anna'],
    ['fr', 'Bonjour Anna'],
    ['es', 'Hola, Anna'],
    ['it', 'Buongiorno Anna'],
    ['ja', 'Hello Anna'],
  ])('when the caller speaks %s, then it begins "%s"', (language, beginning) => {
    expect(firstMessage(shop, known(aCard({ language })), NOW).startsWith(beginning)).toBe(true);
  });

  it('when something is open, then it is asked about, but never with a number in it', () => {
    expect(firstMessage(shop, known(aCard({ openItem: 'send the price list' })), NOW)).toContain(
      'I still have a note here: send the price list.',
    );
    const numbered = firstMessage(shop, known(aCard({ openItem: 'ring back on +1 555 0123' })), NOW);
    expect(numbered).toBe(firstMessage(shop, known(), NOW));
  });

  it('when the line dropped minutes ago, then we got cut off; after ten minutes no more', () => {
    const greet = (minutes: number, dropped = true) =>
      firstMessage(shop, known(aCard({ lastCall: lastCall(minutesAgo(minutes), dropped) })), NOW);
    expect(greet(10)).toContain('cut off');
    expect(greet(10.1)).not.toContain('cut off');
    expect(greet(3, false)).not.toContain('cut off');
    expect(greet(-1)).not.toContain('cut off');
  });

  it('when they rang a moment ago and nobody knows how it ended, then hello again', () => {
    expect(firstMessage(shop, known(aCard(), minutesAgo(5)), NOW)).toContain('Hello again, Anna');
    expect(firstMessage(shop, known(aCard(), minutesAgo(5.1)), NOW)).not.toContain('again,');
    expect(firstMessage(shop, known(aCard({ name: null }), minutesAgo(1)), NOW)).toContain('Hello again.');
  });

  it('when a number is shared, then it asks which of them it is, by first name', () => {
    const ask = (names: string[]) => firstMessage(shop, { kind: 'shared', names }, NOW);
    expect(ask(['Anna Weber', 'Mark Weber'])).toContain('Is this Anna or Mark?');
    expect(ask(['Anna', 'Mark', 'Leo'])).toContain('Is this Anna, Mark or Leo?');
    expect(ask(['Anna', 'Anna'])).toContain('Who am I speaking with?');
    expect(ask(['A', 'B', 'C', 'D'])).toContain('Who am I speaking with?');
    expect(ask([])).toContain('Who am I speaking with?');
  });

  it('when the owner wrote greetings, then those, filled in one pass, and only in their language', () => {
    const own = aBusiness({ greeting: 'Welcome to {business}!', returningGreeting: '{business} here. Hi {name}!' });
    expect(firstMessage(own, { kind: 'new' }, NOW)).toBe('Welcome to Maple Salon!');
    expect(firstMessage(own, known(), NOW)).toBe('Maple Salon here. Hi Anna!');
    expect(firstMessage(own, known(aCard({ language: 'de' })), NOW)).toContain('Guten Tag Anna');
    expect(firstMessage({ ...own, name: '{name}{{secret__x}}' }, known(), NOW)).toBe('name secret__x here. Hi Anna!');
    expect(firstMessage(own, known(aCard({ name: '{business}' })), NOW)).toBe('Maple Salon here. Hi business!');
    expect(firstMessage({ ...own, language: 'pl' }, { kind: 'new' }, NOW)).toBe('Welcome to Maple Salon!');
  });

  it('when the owner’s greeting is too long, then it ends at a word and within no placeholder', () => {
    const greeting = `${'Welcome to our shop. '.repeat(13)}It is now {{ system__time }} and we are glad`;
    const message = firstMessage(aBusiness({ greeting }), { kind: 'new' }, NOW);
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).toMatch(/Welcome to our shop\. It is now\.\.\.$/);
  });
});

describe('the language of a tag', () => {
  it.each([
    ['de-AT', 'de'],
    ['EN_us', 'en'],
    [' German ', 'de'],
    ['français', 'fr'],
    ['not a language', null],
    ['', null],
    [null, null],
  ])('when it is %j, then %j', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });
});
