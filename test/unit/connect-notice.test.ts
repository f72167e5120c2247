import { describe, expect, it } from 'vitest';

import { noticeIn, saysNotice, withNotice } from '../../server/domain/connect/notice.ts';
import { firstMessage } from '../../server/domain/greeting.ts';
import { aBusiness, aCard, NOW } from '../support/people-and-shops.ts';

const languages = ['en', 'de', 'fr', 'es', 'it'] as const;

describe('the notice that an AI speaks and may record', () => {
  it.each(languages)(
    'when it is put into a message in %s, then it is recognised there, and not put in twice',
    (language) => {
      const message = withNotice('Salon Marigold.', language);
      expect(message).toContain(noticeIn(language));
      expect(saysNotice(message)).toBe(true);
    },
  );

  it.each([
    ['Hello, this is the virtual assistant of Salon Marigold. Calls are recorded.', true],
    ['Guten Tag, hier spricht die KI. Das Gespräch wird aufgezeichnet.', true],
    ['Hello, this call is recorded.', false],
    ['Hello, I am an AI assistant.', false],
    ['We said it again: call on Friday.', false],
    ['', false],
  ])('when the message is %j, then it says both: %s', (message, says) => {
    expect(saysNotice(message)).toBe(says);
  });

  it('when the message ends with a question, then the notice comes before it', () => {
    expect(withNotice('Hello, this is Marigold. How can I help?', 'en')).toBe(
      `Hello, this is Marigold. ${noticeIn('en')} How can I help?`,
    );
    expect(withNotice('How can I help?', 'en')).toBe(`How can I help? ${noticeIn('en')}`);
    expect(withNotice('  ', 'en')).toBe(noticeIn('en'));
  });

  it.each([
    ['de', 'Guten Tag, hier ist Praxis Dr. Weber, was kann ich für Sie tun?', ''],
    ['de', 'Hier ist die Praxis. ', 'Möchten Sie zu Dr. Weber oder zu Prof. Dr. med. dent. Kühn?'],
    ['en', 'This is Marigold on St. John Street! ', 'Would you like Mr. J. Example or Ms. Sample?'],
    ['fr', 'Cabinet dentaire, bonjour. ', 'Souhaitez-vous parler à Mme. Petit, ou au no. 3. de la rue ?'],
    ['it', '', 'Desidera parlare con la Dott.ssa Rossi o con il Sig. Bianchi?'],
    ['de', 'Salon Beispiel & Co. Hallo! ', 'Wie kann ich helfen?'],
  ])('when a name or a title in %s has a dot, then no sentence is cut there', (language, greeting, question) => {
    const notice = noticeIn(language);
    const parted = greeting !== '' && question !== '';
    const wanted = parted ? `${greeting}${notice} ${question}` : `${greeting}${question} ${notice}`;
    expect(withNotice(greeting + question, language)).toBe(wanted);
  });

  it('when nobody speaks the language, then it is said in English', () => {
    expect(noticeIn('pl')).toBe(noticeIn('en'));
  });

  it('when the shop has it said, then every greeting says it, in the language of the call and within its limit', () => {
    const shop = aBusiness({ notice: true, language: 'en' });
    const card = aCard({ openItem: 'x'.repeat(80), language: 'de' });
    const greeted = firstMessage(shop, { kind: 'known', card, lastRingAt: null }, NOW);
    expect(greeted).toContain(noticeIn('de'));
    expect(greeted.length).toBeLessThanOrEqual(300);
    expect(firstMessage(shop, { kind: 'unidentified' }, NOW)).toContain(noticeIn('en'));
    expect(firstMessage(aBusiness(), { kind: 'unidentified' }, NOW)).not.toContain(noticeIn('en'));
  });

  it('when the owner’s own greeting says it already, then it is not said twice', () => {
    const greeting = 'Marigold, an AI assistant speaking. This call is recorded. How can I help?';
    const shop = aBusiness({ notice: true, greeting });
    expect(firstMessage(shop, { kind: 'unidentified' }, NOW)).toBe(greeting);
  });
});
