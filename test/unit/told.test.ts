import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { sentences } from '#contract/sentences.ts';
import { filledIn, tell, type SentenceCode } from '#contract/told.ts';
import { sentencesTexts } from '../../renderer/src/texts/sentences.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const codes = Object.keys(sentences) as SentenceCode[];
const holesIn = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const { en: _, ...others } = sentencesTexts;

/** Failures at a start, of REST routes or of ourselves: no window is there to hear them, or one that says so itself. */
const NEVER_IN_THE_WINDOW = ['http/server-limits.ts', 'http/desk-app.ts', 'services/business-book.ts'];

function sourcesIn(folder: string): string[] {
  return readdirSync(`${root}server/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);
}

describe('what the server says', () => {
  it.each(Object.entries(others))('has words of its own and the same holes in the language %s', (_language, words) => {
    for (const code of codes) {
      expect(words[code], code).not.toBe(sentences[code]);
      expect([code, holesIn(words[code])]).toEqual([code, holesIn(sentences[code])]);
    }
  });

  it('speaks to an owner and not to a program, for the window says these words', () => {
    const forPrograms = /--\w|\b(?:cursor|id|command|soul)\b/i;
    expect(codes.filter((code) => forPrograms.test(sentences[code]))).toEqual([]);
  });

  it('fills in what is given, and nothing that the given text itself holds', () => {
    expect(tell('soul_once', { placeholder: '{{times}}', times: 2 }).sentence).toBe(
      'The template must hold {{times}} exactly once, and holds it 2 times.',
    );
    expect(filledIn('{file} and {toString}', { file: 'a.md' })).toBe('a.md and {toString}');
  });

  it('never refuses the window anything without a code', () => {
    const bare = ['services', 'domain', 'http']
      .flatMap(sourcesIn)
      .concat('execute.ts')
      .filter((file) => readFileSync(`${root}server/${file}`, 'utf8').includes('new AppError('));
    expect(bare.filter((file) => !NEVER_IN_THE_WINDOW.includes(file))).toEqual([]);
  });
});
