import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

const OUT = join(import.meta.dirname, '..', '..', 'out');

it.each(['server', 'electron'])('nothing in the bundle of the %s imports all of node:http', (folder) => {
  const files = readdirSync(join(OUT, folder)).filter((name) => name.endsWith('.js'));
  expect(files).not.toEqual([]);
  for (const file of files)
    expect(readFileSync(join(OUT, folder, file), 'utf8')).not.toMatch(/^import .* from "node:http";/mu);
});
