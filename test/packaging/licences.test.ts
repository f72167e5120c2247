import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { toNotices } from '../../scripts/package/notices.ts';
import { toSbom } from '../../scripts/package/sbom.ts';
import { partsOutsideBundles, withText, type ThirdParty } from '../../scripts/package/third-party.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PART: ThirdParty = {
  name: '@inventors/wheel',
  version: '1.2.3',
  licence: 'MIT',
  text: 'Do as you like.',
  homepage: 'https://wheel.example',
  fromNpm: true,
};

describe('the licences that go with a package', () => {
  it('name what no bundler sees, each with its text', () => {
    const parts = partsOutsideBundles(ROOT);
    expect(parts.map(({ name }) => name)).toEqual([
      'electron',
      'better-sqlite3',
      'node-addon-api',
      '@fontsource-variable/atkinson-hyperlegible-next',
      'SQLite',
      'cloudflared',
    ]);
    const notices = toNotices(parts);
    expect(notices).toContain('SIL OPEN FONT LICENSE');
    expect(notices).toContain('Apache License');
    expect(notices).toMatch(/^SQLite 3\.\d+\.\d+ \(blessing\)$/m);
    expect(notices).toMatch(/^cloudflared \d{4}\.\d+\.\d+ \(Apache-2\.0\)$/m);
  });

  it.each([
    ['one that nobody decided to take', { ...PART, licence: 'AGPL-3.0' }, '@inventors/wheel (AGPL-3.0)'],
    ['one without words', { ...PART, text: ' ' }, '@inventors/wheel (no text)'],
  ])('when there is %s, then nothing is packed', (_, part, said) => {
    expect(() => toNotices([part])).toThrow(said);
  });

  it('where a package leaves the usual text out, it stands there with who holds it', () => {
    const bare = { ...PART, text: '' };
    const { text } = withText(bare, { root: ROOT, author: 'Ada Example' });
    expect(text).toMatch(/^Copyright \(c\) Ada Example\n\nPermission is hereby granted/);
    expect(withText(PART, { root: ROOT, author: 'Ada Example' })).toEqual(PART);
    expect(withText({ ...bare, licence: 'ISC' }, { root: ROOT, author: undefined }).text).toBe('');
  });
});

describe('the bill of materials', () => {
  it('is CycloneDX, names every part once, and says that the program needs it', () => {
    const sqlite = { ...PART, name: 'SQLite', fromNpm: false, homepage: undefined };
    const days = { ...PART, name: 'days', licence: '(ISC AND CC-BY-3.0)' };
    expect(toSbom([PART, sqlite, days], { version: '0.1.0' })).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { name: 'linekeeper', version: '0.1.0' } },
      components: [
        {
          'bom-ref': 'pkg:npm/%40inventors/wheel@1.2.3',
          purl: 'pkg:npm/%40inventors/wheel@1.2.3',
          licenses: [{ license: { id: 'MIT' } }],
        },
        { 'bom-ref': 'pkg:generic/SQLite@1.2.3', name: 'SQLite' },
        { 'bom-ref': 'pkg:npm/days@1.2.3', licenses: [{ expression: '(ISC AND CC-BY-3.0)' }] },
      ],
      dependencies: [
        {
          ref: 'linekeeper',
          dependsOn: ['pkg:npm/%40inventors/wheel@1.2.3', 'pkg:generic/SQLite@1.2.3', 'pkg:npm/days@1.2.3'],
        },
      ],
    });
  });
});
