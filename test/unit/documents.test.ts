import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => name.endsWith('.md'));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/faults.md',
  'docs/limits.md',
  'docs/threats.md',
  'docs/window.md',
  ...decisions.map((name) => `docs/decisions/${name}`),
];

/** What a document leads to or shows of this repository, by link or by picture. */
function leadsTo(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8');
  const found = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"\s]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? '',
  );
  return found
    .map((target) => target.split('#', 1)[0] ?? '')
    .filter((target) => target !== '' && !/^https?:/.test(target));
}

describe('the documents', () => {
  it.each(documents)('when %s leads to a file or shows one, then it is there', (document) => {
    const missing = leadsTo(document).filter((target) => !existsSync(join(root, dirname(document), target)));

    expect(missing).toEqual([]);
  });

  it.each(['docs/limits.md', 'docs/threats.md'])(
    'when %s says where something is done, then it is there',
    (document) => {
      const text = readFileSync(join(root, document), 'utf8');
      const named = [...text.matchAll(/`((?:server|electron|renderer|scripts)\/[\w./-]*)`/g)].map(
        ([, path = '']) => path,
      );

      expect(named.length).toBeGreaterThan(20);
      expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    },
  );

  it('when a decision was written down, then the list of them has it, under a number of its own', () => {
    const listed = leadsTo('docs/decisions/README.md');

    expect(listed.sort()).toEqual(decisions.filter((name) => name !== 'README.md').sort());
    expect(new Set(listed.map((name) => name.slice(0, 4))).size).toBe(listed.length);
  });

  it('when the README shows a picture, then more than the three of the window are among them', () => {
    expect(leadsTo('README.md').filter((target) => target.endsWith('.png')).length).toBeGreaterThan(3);
  });
});
