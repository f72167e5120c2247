import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { removeCopies } from '../../server/platform/kept-copies.ts';
import { ANA, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const COPIES = [
  'kept/before-restore-1/linekeeper.db',
  'kept/before-update-schema-3.db',
  'corrupt-20261121T090000/linekeeper.db',
];
const DAY_MS = 24 * 60 * 60_000;

function leaveCopies(dataDir: string, copies: readonly string[] = COPIES): void {
  for (const copy of copies) {
    mkdirSync(join(dataDir, copy, '..'), { recursive: true });
    writeFileSync(join(dataDir, copy), 'all that was remembered');
  }
}

const left = (dataDir: string): string[] => COPIES.filter((copy) => existsSync(join(dataDir, copy)));

describe('copies of the memory that lie beside it in clear', () => {
  let app: TestApp;
  beforeEach(async () => (app = await startTestApp()));
  afterEach(() => app.stop());

  it('when somebody is forgotten, then none is left that may hold them, of damaged files either', async () => {
    await app.finish(aTranscription());
    await app.settled();
    leaveCopies(app.dataDir);
    const { id } = await ownerOf(app).personOf(ANA);
    expect(left(app.dataDir)).toEqual(COPIES);

    await ownerOf(app).ask('callers.forget', { id });

    expect(left(app.dataDir)).toEqual([]);
  });
});

describe('a backup that was killed', () => {
  it('when the program starts again, then its copy in clear is gone', async () => {
    const dataDir = temporaryDirectory();
    leaveCopies(dataDir, ['backup-work/linekeeper.db']);
    const app = await startTestApp({ dataDir });
    expect(existsSync(join(dataDir, 'backup-work'))).toBe(false);
    await app.stop();
  });
});

describe('what grows old', () => {
  it.each([
    [6, COPIES],
    [8, COPIES.slice(2)],
    [15, []],
  ])('when %i days have gone by, then what is of use is there still', (days, there) => {
    const dataDir = temporaryDirectory();
    leaveCopies(dataDir);
    removeCopies(dataDir, new Date(Date.now() + days * DAY_MS));
    expect(left(dataDir)).toEqual(there);
  });
});
