import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

const OUT = join(import.meta.dirname, '..', '..', 'out');

it.each(['server', 'electron'])('nothing in the bundle of the %s imports all of node:http or TLS', (folder) => {
  const files = readdirSync(join(OUT, folder)).filter((name) => name.endsWith('.js'));
  expect(files).not.toEqual([]);
  for (const file of files)
    expect(readFileSync(join(OUT, folder, file), 'utf8')).not.toMatch(/^import .* from "node:(?:https?|tls)";/mu);
});

it('the program begins without TLS and without the client behind fetch', () => {
  const told = `process.on('exit', () => console.error(process.moduleLoadList.filter((name) => /^NativeModule (?:tls|https|internal\\/deps\\/undici)/.test(name)).join()));`;
  const args = ['--import', `data:text/javascript,${told}`, join(OUT, 'server', 'linekeeper.js'), 'serve', '--help'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stderr: stderr.trim() }).toEqual({ status: 0, stderr: '' });
});
