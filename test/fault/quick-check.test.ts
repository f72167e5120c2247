import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { openStores } from '../../server/store/open-stores.ts';
import { isSound } from '../../server/store/quick-check.ts';

function aDatabase(): string {
  const dir = mkdtempSync(join(tmpdir(), 'linekeeper-quick-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'linekeeper.db');
  const stores = openStores(file);
  stores.transact(() => {
    for (let line = 0; line < 200; line += 1) stores.settings.set(`line ${line}`, 'x'.repeat(500));
  });
  stores.close();
  return file;
}

describe('F5: the quick check of the database', () => {
  it('when every page is in order, then it is sound, also while it is open and written to', async () => {
    const file = aDatabase();
    expect(await isSound(file)).toBe(true);
    const stores = openStores(file);
    onTestFinished(() => stores.close());
    const looked = isSound(file);
    stores.transact(() => stores.settings.set('meanwhile', 'yes'));
    expect(await looked).toBe(true);
    expect(stores.settings.get('meanwhile')).toBe('yes');
  });

  it('when pages are overwritten, then it is not; when there is no file, then nothing is known', async () => {
    const file = aDatabase();
    const bytes = readFileSync(file);
    // Behind the head and the schema, so that it opens as if nothing were wrong.
    bytes.fill(0xab, Math.floor(bytes.length / 2));
    writeFileSync(file, bytes);
    expect(await isSound(file)).toBe(false);
    expect(await isSound(`${file}.elsewhere`)).toBeNull();
  });
});
