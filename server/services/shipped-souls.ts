import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Business } from '#contract/businesses.ts';
import { soulLanguage } from '../domain/soul.ts';

export type ShopKind = Pick<Business, 'trade' | 'language'>;

/** The templates that ship: one for everybody and one for each trade, in each of their languages. */
export function createShippedSouls(resourcesDir: string) {
  const folder = join(resourcesDir, 'soul');
  const fileOf = (name: string): string => join(folder, `${name}.md`);

  return {
    /** The one for everybody, in English; throws where the program is not whole. */
    standard: (): string => readFileSync(fileOf('default'), 'utf8'),
    /** The trade's, else the one for everybody; in the language of the shop where there is one. */
    textFor({ trade, language }: ShopKind): string {
      const ending = soulLanguage(language) === 'en' ? '' : `-${soulLanguage(language)}`;
      const file = [fileOf(`${trade}${ending}`), fileOf(`default${ending}`)].find(existsSync);
      return readFileSync(file ?? fileOf('default'), 'utf8');
    },
    /** Whether a text is one of them to the letter: then nobody has written in it. */
    isOne: (text: string): boolean =>
      readdirSync(folder).some((file) => readFileSync(join(folder, file), 'utf8') === text),
  };
}
