import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import { TextSettings } from '#contract/texts.ts';
import { tell } from '#contract/told.ts';
import { wordsTrouble } from '../domain/texts/words.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { Line, LineBook } from './line-book.ts';

type Deps = {
  stores: Pick<Stores, 'texts' | 'transact'>;
  book: Pick<BusinessBook, 'has'>;
  lines: Pick<LineBook, 'all' | 'byId'>;
  now: () => Date;
};

export type TextRules = ReturnType<typeof createTextRules>;

/** The owner's rules for texts, of each shop by itself. Off until they are switched on. */
export function createTextRules({ stores, book, lines, now }: Deps) {
  function current(business: string): { settings: TextSettings; onSince: number | null } {
    const kept = stores.texts.settings(business);
    const settings = TextSettings.parse(kept === undefined ? {} : JSON.parse(kept.settings));
    return { settings, onSince: settings.on && kept?.onSince ? Date.parse(kept.onSince) : null };
  }

  /** The number that a shop's texts come from; null where it has none. */
  function lineOf(business: string): Line | null {
    const own = lines.all().filter(({ businessId }) => businessId === business);
    const { line } = current(business).settings;
    return own.find(({ id }) => id === line) ?? own[0] ?? null;
  }

  function refuseBad(business: string, { line, words }: TextSettings): void {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
    if (line !== null && lines.byId(line)?.businessId !== business)
      throw refused('invalid_input', tell('texts_no_such_line'));
    for (const own of Object.values(words)) {
      const trouble = own === null ? null : wordsTrouble(own);
      if (trouble) throw refused('invalid_input', trouble);
    }
  }

  return {
    current,
    lineOf,
    isOn: (business: string): boolean => current(business).settings.on,
    /** Throws `not_found` and `invalid_input`. What they are switched on over is no news any more. */
    save({ business, settings }: ParsedInput<'texts.save'>): void {
      refuseBad(business, settings);
      stores.transact(() => {
        const since = stores.texts.settings(business)?.onSince ?? null;
        const onSince = settings.on ? (since ?? now().toISOString()) : null;
        stores.texts.saveSettings(business, JSON.stringify(settings), onSince);
      });
    },
  };
}
