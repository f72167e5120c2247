import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** A row of a table and a test that is named after it, as `test/http/health.test.ts › T1: when …`. */
type Named = { row: string; test: string };

/** Titles that begin with the rows they prove: `T7, T28: when …`. */
const TITLE = /(['"`])((?:[A-Z]\d{1,2}(?:, )?)+): ((?:(?!\1).)+)\1/gu;

/** Every test of the repository that is named after a row of a table whose rows begin with `letter`. */
export function namedInTests(letter: string): Named[] {
  const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts'));
  return files.flatMap((file) => titlesIn(file, letter)).sort(inOrder);
}

function titlesIn(file: string, letter: string): Named[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(TITLE)].flatMap(([, , rows = '', title = '']) =>
    rows
      .split(', ')
      .filter((row) => row.startsWith(letter))
      .map((row) => ({ row, test: `${file} › ${title}` })),
  );
}

/** What a document says proves each row: below a heading `## T7 …`, the items of a list that name a test. */
export function namedInDocument(document: string): { rows: Map<string, string>; tests: Named[] } {
  const rows = new Map<string, string>();
  const tests: Named[] = [];
  for (const part of readFileSync(join(ROOT, document), 'utf8')
    .split(/^#{2,3} (?=[A-Z]\d{1,2}\b)/mu)
    .slice(1)) {
    const row = /^[A-Z]\d{1,2}/u.exec(part)?.[0] ?? '';
    rows.set(row, part);
    for (const [, test = ''] of part.matchAll(/^- `(test\/[^`]+)`$/gmu)) tests.push({ row, test });
  }
  return { rows, tests: tests.sort(inOrder) };
}

const inOrder = (a: Named, b: Named): number =>
  Number(a.row.slice(1)) - Number(b.row.slice(1)) || (a.test < b.test ? -1 : Number(a.test > b.test));
