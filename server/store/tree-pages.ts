import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import type { Db } from './database.ts';
import type { OpenFile } from './open-file.ts';
import { readTreePage, type Stretch, type TreePage } from './page-parts.ts';

/** Where the header of the file says how many bytes at the end of each page are not SQLite’s. */
const RESERVED_AT = 20;
/** Where SQLite itself writes down what there is. */
const SCHEMA_ROOT = 1;

export type FoundPage = TreePage & { number: number; bytes: Buffer };
export type TreePages = ReturnType<typeof createTreePages>;

/** The pages of a database as they lie in the file, found from the roots of its trees. */
export function createTreePages(db: Db, file: OpenFile) {
  const schema = db.prepare<[], number>('PRAGMA schema_version').pluck();
  const size = db.pragma('page_size', { simple: true }) as number;
  const count = db.prepare<[], number>('PRAGMA page_count').pluck();
  let roots: { schema: number | undefined; all: readonly number[] } = { schema: undefined, all: [] };

  function at(number: number): FoundPage {
    const bytes = file.read((number - 1) * size, size);
    const page = readTreePage(bytes, { number, usable: size - (file.read(RESERVED_AT, 1)[0] ?? 0) });
    // Only what a tree leads to is read.
    if (page === null) throw refused('unavailable', tell('wipe_unreadable'));
    return { ...page, number, bytes };
  }

  return {
    size,
    count: (): number => count.get() ?? 0,
    /** Where the trees begin: those that `follow` knows from then on. */
    roots(): readonly number[] {
      const all = db.prepare<[], number>('SELECT rootpage FROM sqlite_schema WHERE rootpage > 0').pluck().all();
      roots = { schema: schema.get(), all: [SCHEMA_ROOT, ...all] };
      return roots.all;
    },
    at,
    /** The last page of a way down from a root; null where it does not lead there any more. */
    follow([root = 0, ...rest]: readonly number[]): FoundPage | null {
      // Another program may have built the file anew.
      if (roots.schema !== schema.get() || !roots.all.includes(root)) return null;
      let page = at(root);
      for (const next of rest) {
        if (!page.below.includes(next)) return null;
        page = at(next);
      }
      return page;
    },
    blank: ({ number }: FoundPage, [from, to]: Stretch): void => file.blank((number - 1) * size + from, to - from),
  };
}
