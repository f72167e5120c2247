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

/** How many failures in a file no window hears, since there is none yet or it did not ask. */
const NEVER_IN_THE_WINDOW = {
  // A start that fails.
  ...{ 'open-data.ts': 4, 'http/server-limits.ts': 2, 'store/database.ts': 5, 'store/early-build.ts': 1 },
  ...{ 'platform/config.ts': 1, 'platform/data-dir.ts': 4, 'platform/env-files.ts': 1, 'platform/log-file.ts': 1 },
  ...{ 'platform/instance-lock.ts': 2, 'platform/master-key.ts': 1, 'platform/kept-file.ts': 1 },
  'store/copy-before-update.ts': 2,
  // What only the command line does.
  'access-reset.ts': 1,
  // The REST routes, which the window has no use for.
  'http/desk-app.ts': 2,
  // Beside the ringing phone and after the call, for the log.
  ...{ 'store/calls-store.ts': 1, 'integrations/model/extractor.ts': 1 },
  // What cannot be: every start sees to a default business, which cannot be removed, and opens the door before the tunnel.
  ...{ 'services/business-book.ts': 1, 'app.ts': 1 },
};

/** Where failures are made; the command line is its own teller. */
function bareFailures(): Record<string, number> {
  const files = readdirSync(`${root}server`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('cli/') && file !== 'contract/errors.ts');
  const counted = files.map((file): [string, number] => [
    file,
    readFileSync(`${root}server/${file}`, 'utf8').split('new AppError(').length - 1,
  ]);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
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
    expect(bareFailures()).toEqual(NEVER_IN_THE_WINDOW);
  });
});
