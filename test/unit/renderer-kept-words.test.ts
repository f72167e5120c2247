import { describe, expect, it } from 'vitest';

import { sentences } from '#contract/sentences.ts';
import { tell } from '#contract/told.ts';
import { toKeptWords } from '../../renderer/src/shop/kept-words.ts';
import { endingsTexts } from '../../renderer/src/texts/endings.ts';
import { sentencesTexts } from '../../renderer/src/texts/sentences.ts';

const german = toKeptWords(sentencesTexts.de, endingsTexts.de);

describe('words that are kept with a call or a task', () => {
  it.each([
    ['Call ended by remote party', 'Die andere Seite hat aufgelegt'],
    [sentences.call_end_unreported, 'Wie er endete, wurde nie gemeldet.'],
    [sentences.lines_end_missed, 'Niemand nahm den Anruf an'],
    ['Something that nobody foresaw', 'Something that nobody foresaw'],
  ])('why a call ended, kept as “%s”, is told as “%s”', (kept, said) => {
    expect(german.ending(kept)).toBe(said);
  });

  it.each([
    [
      tell('call_not_through', { reason: 'no-answer' }).sentence,
      'Unser Anruf kam nicht zustande (Niemand hat abgenommen)',
    ],
    [tell('call_not_through', { reason: '487' }).sentence, 'Unser Anruf kam nicht zustande (487)'],
    [sentences.lines_missed, 'Verpasster Anruf'],
    ['I will send you the proposal on Monday.', 'I will send you the proposal on Monday.'],
  ])('the task “%s” is told as “%s”', (kept, said) => {
    expect(german.task(kept)).toBe(said);
  });
});
