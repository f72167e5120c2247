import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { AppError } from '#contract/errors.ts';

import { writePrivateOutput } from '../../server/cli/private-output.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Pieces that come one after another, and then perhaps a fault. */
async function* pieces(fault?: Error): AsyncGenerator<string> {
  yield await Promise.resolve('first ');
  if (fault) throw fault;
  yield 'second';
}

describe('a file for its owner only', () => {
  it('when all pieces came, then the whole is there, in the place of what was there before', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'all.json');
    writeFileSync(file, 'old', { mode: 0o644 });

    await writePrivateOutput(file, pieces());

    expect(readFileSync(file, 'utf8')).toBe('first second');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory)).toEqual(['all.json']);
  });

  it('when the pieces break off, then nothing of them is left behind', async () => {
    const directory = temporaryDirectory();
    const fault = new AppError('unavailable', 'Broken off.');

    await expect(writePrivateOutput(join(directory, 'all.json'), pieces(fault))).rejects.toBe(fault);

    expect(readdirSync(directory)).toEqual([]);
  });

  it('when the place is taken by a directory, then one sentence says so and nothing else is left behind', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'all.json'));

    await expect(writePrivateOutput(join(directory, 'all.json'), pieces())).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The file cannot be written (EISDIR).',
    });

    expect(readdirSync(directory)).toEqual(['all.json']);
  });
});
