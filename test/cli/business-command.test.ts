import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { linekeeper, tempDir } from './support.ts';

describe('business', () => {
  it('when a shop is saved from a file, then it is listed, shown with masked numbers, and removed again', async () => {
    const dir = tempDir();
    const dataDir = join(dir, 'data');
    mkdirSync(dataDir);
    const file = join(dir, 'shop.json');
    writeFileSync(file, JSON.stringify({ id: 'corner-shop', name: 'Corner Shop', numbers: ['+1 303 555 0177'] }));
    const run = (...args: string[]) => linekeeper([...args, '--data-dir', dataDir]);

    expect(await run('business', 'save', file)).toMatchObject({ code: 0, stderr: '' });
    expect((await run('business', 'list')).stdout).toMatch(/^corner-shop {2}Corner Shop {2}general {2}UTC {2}\S*77$/m);
    const shown = await run('business', 'show', 'corner-shop');
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: 'corner-shop', name: 'Corner Shop' });
    expect(shown.stdout).not.toContain('5550177');
    expect(await run('business', 'remove', 'corner-shop')).toMatchObject({ code: 0 });
    expect(await run('business', 'show', 'corner-shop')).toMatchObject({ code: 1, stdout: '' });
  });

  it('when the file is no shop, then every bad field is named', async () => {
    const dir = tempDir();
    const file = join(dir, 'shop.json');
    writeFileSync(file, JSON.stringify({ id: 'NOT GOOD', name: '', zone: 'Moon/Base' }));

    const ran = await linekeeper(['business', 'save', file, '--data-dir', join(dir, 'data')]);

    expect(ran).toMatchObject({ code: 2, stdout: '' });
    for (const field of ['id', 'name', 'zone']) expect(ran.stderr).toContain(`at ${field}`);
  });
});
