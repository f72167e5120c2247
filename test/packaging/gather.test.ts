import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { gather } from '../../scripts/package/gather.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const ONE = 'Linekeeper-1.2.3-win-x64.exe';
const OTHER = 'Linekeeper-1.2.3-win-arm64.exe';

/** A list of updates as electron-builder writes it: of each file its name and what is in it. */
function aList(files: Record<string, string>, version = '1.2.3'): string {
  const entries = Object.entries(files).map(([url, content]) => {
    const sha512 = createHash('sha512').update(content).digest('base64');
    return `  - url: ${url}\n    sha512: ${sha512}\n    size: ${content.length}\n`;
  });
  return `version: ${version}\nfiles:\n${entries.join('')}path: ${ONE}\nreleaseDate: '2026-11-20T12:00:00.000Z'\n`;
}

/** What a build for Windows leaves. */
function made(over: Record<string, string> = {}): string {
  const from = temporaryDirectory();
  mkdirSync(join(from, 'win-unpacked'));
  const files = { [ONE]: 'one', [OTHER]: 'other', [`${ONE}.blockmap`]: 'pieces', 'builder-debug.yml': 'x' };
  const list = { 'latest.yml': aList({ [ONE]: 'one', [OTHER]: 'other' }) };
  for (const [name, text] of Object.entries({ ...files, ...list, ...over })) writeFileSync(join(from, name), text);
  return from;
}

function gatherFrom(from: string): string[] {
  const to = join(temporaryDirectory(), 'release');
  gather({ from, to, platform: 'win32', version: '1.2.3' });
  return readdirSync(to).sort();
}

describe('what a release gives away', () => {
  it('is the installers, what updates read, and nothing else', () => {
    expect(gatherFrom(made())).toEqual([OTHER, ONE, `${ONE}.blockmap`, 'latest.yml']);
  });

  it.each(['latest.yml', OTHER])('when %s was not made, then there is none', (name) => {
    const from = made();
    rmSync(join(from, name));
    expect(() => gatherFrom(from)).toThrow(`These were not made: ${name}.`);
  });

  it.each([
    ['of another version', aList({ [ONE]: 'one', [OTHER]: 'other' }, '1.2.2'), 'latest.yml is about 1.2.2'],
    ['of another file', aList({ [ONE]: 'one', [OTHER]: 'older' }), `latest.yml leads to another ${OTHER}`],
    ['of a file that is not there', aList({ [ONE]: 'one', 'gone.exe': '' }), 'latest.yml leads to another gone.exe'],
    ['of one processor only', aList({ [ONE]: 'one' }), `No update would lead to ${OTHER}.`],
  ])('when the list of updates is %s, then there is none', (_, list, said) => {
    expect(() => gatherFrom(made({ 'latest.yml': list }))).toThrow(said);
  });
});
