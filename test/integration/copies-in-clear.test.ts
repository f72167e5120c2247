import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { OUR_COPIES } from '../../server/domain/backup/due-copies.ts';
import { createCopiesInClear } from '../../server/services/backup/copies-in-clear.ts';
import { ANA, aTranscription, BEN } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const DAY_MS = 24 * 60 * 60_000;
const named = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '');
const NOW = named(Date.now());
const COPIES = [
  `kept/before-restore-${NOW}/linekeeper.db`,
  'kept/before-update-schema-3.db',
  `corrupt-${NOW}/linekeeper.db`,
];

function leaveCopies(dataDir: string, copies: readonly string[] = COPIES): void {
  for (const copy of copies) {
    mkdirSync(join(dataDir, copy, '..'), { recursive: true });
    writeFileSync(join(dataDir, copy), 'all that was remembered');
  }
}

const left = (dataDir: string, copies: readonly string[] = COPIES): string[] =>
  copies.filter((copy) => existsSync(join(dataDir, copy)));

type Over = { days?: number; forgottenAt?: number; isBusy?: boolean; held?: Set<string> };

/** What tidies up, some days from now. */
function tidying(dataDir: string, { days = 0, forgottenAt, isBusy = false, held = new Set() }: Over = {}) {
  const reports: string[] = [];
  const lastErasedAt = (until: string): string | null => {
    const at = forgottenAt === undefined ? null : new Date(forgottenAt).toISOString();
    return at !== null && at <= until ? at : null;
  };
  const copies = createCopiesInClear({
    ...{ dataDir, work: join(dataDir, 'backup-work'), stores: { settings: { lastErasedAt } } },
    isBusy: () => isBusy,
    now: () => new Date(Date.now() + days * DAY_MS),
    report: (_where, error) => void reports.push(String(error)),
    remove(path) {
      if ([...held].some((name) => path === join(dataDir, name)))
        throw Object.assign(new Error(`EBUSY: ${path}`), { code: 'EBUSY' });
      rmSync(path, { recursive: true });
    },
  });
  return { ...copies, reports };
}

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

  it('when two callers become one, then nothing was erased, and the way back from a restore is still there', async () => {
    for (const [from, nth] of [
      [ANA, '1'],
      [BEN, '2'],
    ] as const)
      await app.finish(aTranscription({ from, callSid: `CA${nth}`, conversationId: `conv_${nth}` }));
    await app.settled();
    leaveCopies(app.dataDir);
    const owner = ownerOf(app);
    const [keep, gone] = [(await owner.personOf(ANA)).id, (await owner.personOf(BEN)).id];
    await owner.ask('callers.merge', { keep, gone });
    expect(left(app.dataDir)).toEqual(COPIES);
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

  it('when one is just being made or put in place, then nobody takes it away', () => {
    const dataDir = temporaryDirectory();
    const begun = ['backup-work/linekeeper.db', 'restoring/new/linekeeper.db', `verifying-${process.pid}-a/a.db`];
    leaveCopies(dataDir, begun);
    writeFileSync(join(dataDir, 'restore.json'), '{}');
    expect(tidying(dataDir, { isBusy: true, days: 30 }).tidy(OUR_COPIES)).toEqual([]);
    expect(left(dataDir, begun)).toEqual(begun);
    rmSync(join(dataDir, 'restore.json'));
    tidying(dataDir).tidy();
    expect(left(dataDir, begun)).toEqual(begun.slice(2));
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
    tidying(dataDir, { days }).tidy();
    expect(left(dataDir)).toEqual(there);
  });

  it('when a part of it could be removed, then it is as old as its name says, and not as that', () => {
    const dataDir = temporaryDirectory();
    const old = [`kept/before-restore-${named(Date.now() - 8 * DAY_MS)}/rest`, `corrupt-${named(0)}/rest`];
    leaveCopies(dataDir, old);
    tidying(dataDir).tidy();
    expect(left(dataDir, old)).toEqual([]);
  });
});

describe('what cannot be removed', () => {
  it('when one copy is held, then the others go, it is told once, and it goes as soon as it is let go of', () => {
    const dataDir = temporaryDirectory();
    leaveCopies(dataDir);
    const held = new Set([`kept/before-restore-${NOW}`]);
    const { tidy, reports } = tidying(dataDir, { held });
    expect(tidy(OUR_COPIES)).toEqual([...held]);
    expect(left(dataDir)).toEqual(COPIES.slice(0, 1));

    // It had to go because of somebody: nobody has to say so again.
    expect(tidy()).toEqual([...held]);
    expect(reports).toEqual([expect.stringMatching(/before-restore-.*EBUSY/u)]);
    expect(reports.join('')).not.toContain(dataDir);
    held.clear();
    expect(tidy()).toEqual([]);
    expect(left(dataDir)).toEqual([]);
  });

  it('when the program ended before copies had gone because of somebody, then the next one removes those, and none made since', () => {
    const dataDir = temporaryDirectory();
    const forgottenAt = Date.now() - 2 * DAY_MS;
    const [before, since] = [forgottenAt - DAY_MS, forgottenAt + DAY_MS].map(
      (at) => `kept/before-restore-${named(at)}/linekeeper.db`,
    );
    const both = [before ?? '', since ?? ''];
    leaveCopies(dataDir, both);
    // A clock that was wrong says nothing.
    tidying(dataDir, { forgottenAt: Date.now() + DAY_MS }).tidy();
    expect(left(dataDir, both)).toEqual(both);
    tidying(dataDir, { forgottenAt }).tidy();
    expect(left(dataDir, both)).toEqual([since]);
  });
});
