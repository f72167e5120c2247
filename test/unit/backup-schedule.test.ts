import { describe, expect, it } from 'vitest';

import { backupFileName, readBackupName } from '../../server/domain/backup/file-name.ts';
import { countForgotten, forgottenSince, takeLater } from '../../server/domain/backup/forgotten-since.ts';
import { outdated } from '../../server/domain/backup/rotation.ts';
import { backupChecks } from '../../server/domain/doctor/backup.ts';
import { nextBackup } from '../../server/domain/backup/schedule.ts';

const zone = 'Europe/Berlin';
const at = (iso: string): number => Date.parse(iso);
const next = (now: string, madeAt: string | null, failedAt: string | null = null): string =>
  new Date(
    nextBackup({
      ...{ now: at(now), zone },
      madeAt: madeAt === null ? null : at(madeAt),
      failedAt: failedAt === null ? null : at(failedAt),
    }),
  ).toISOString();

describe('when a backup is made by itself', () => {
  it('when there is none yet, then it is now', () => {
    expect(next('2026-11-21T12:00:00.000Z', null)).toBe('2026-11-21T12:00:00.000Z');
  });

  it('when one was made since the last quiet hour, then it is the next one, by the clocks of the shop', () => {
    expect(next('2026-11-21T12:00:00.000Z', '2026-11-21T02:31:00.000Z')).toBe('2026-11-22T02:30:00.000Z');
    expect(next('2026-07-21T12:00:00.000Z', '2026-07-21T01:31:00.000Z')).toBe('2026-07-22T01:30:00.000Z');
    // Before the quiet hour of the day.
    expect(next('2026-11-21T01:00:00.000Z', '2026-11-20T12:00:00.000Z')).toBe('2026-11-21T02:30:00.000Z');
  });

  it('when the computer was off at the quiet hour, then it is now', () => {
    expect(next('2026-11-21T12:00:00.000Z', '2026-11-19T02:31:00.000Z')).toBe('2026-11-21T12:00:00.000Z');
  });

  it('when the latest attempt went wrong, then it is an hour after that', () => {
    expect(next('2026-11-21T12:00:00.000Z', null, '2026-11-21T11:45:00.000Z')).toBe('2026-11-21T12:45:00.000Z');
    expect(next('2026-11-21T14:00:00.000Z', null, '2026-11-21T11:45:00.000Z')).toBe('2026-11-21T14:00:00.000Z');
  });

  it('F11: when the clock was ahead as one was made or went wrong, then that puts nothing off', () => {
    expect(next('2026-11-21T12:00:00.000Z', '2027-11-21T02:31:00.000Z')).toBe('2026-11-21T12:00:00.000Z');
    const failed = '2027-11-21T02:31:00.000Z';
    expect(next('2026-11-21T12:00:00.000Z', null, failed)).toBe('2026-11-21T12:00:00.000Z');
    const last = { fileName: 'x', madeAt: failed, bytes: 1, folder: '/b', verifiedAt: failed };
    const kept = { daily: true, folder: '/b', hasPassphrase: true, last, problem: null, files: [] };
    const told = (daily: boolean, now: string) =>
      backupChecks({ ...kept, daily }, at(now)).map((check) => `${check.state} ${check.told.code}`);
    expect(told(true, '2026-11-21T12:00:00.000Z')).toEqual(['warning doctor_backup_ahead']);
    expect(told(false, '2026-11-21T12:00:00.000Z')).toEqual(['note doctor_backup_off', 'warning doctor_backup_ahead']);
    expect(told(true, failed)).toEqual(['ok doctor_backup_fresh']);
  });

  it('when the clocks are changed in that night, then there is one all the same', () => {
    expect(next('2026-03-29T12:00:00.000Z', '2026-03-29T01:31:00.000Z')).toBe('2026-03-30T01:30:00.000Z');
    expect(next('2026-03-29T01:29:00.000Z', '2026-03-28T03:00:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
  });
});

describe('which backups are kept', () => {
  const nightly = Array.from({ length: 60 }, (_, day) => ({
    madeAt: new Date(at('2026-11-21T02:30:00.000Z') - day * 86_400_000).toISOString(),
  }));
  const kept = (all: { madeAt: string }[]): string[] => {
    const gone = new Set(outdated(all));
    return all.filter((one) => !gone.has(one)).map(({ madeAt }) => madeAt.slice(0, 10));
  };

  it('when one was made every night, then seven days and the newest of four weeks are left', () => {
    expect(kept(nightly)).toEqual([
      ...['2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15'],
      ...['2026-11-08', '2026-11-01'],
    ]);
  });

  it('when nothing was made for months, then the old ones stay', () => {
    const old = ['2026-01-05T02:30:00.000Z', '2026-01-04T02:30:00.000Z'].map((madeAt) => ({ madeAt }));
    expect(outdated(old)).toEqual([]);
  });

  it('when several were made within a day of the newest, then all of those are left', () => {
    const hours = [20, 16, 12].map((hour) => ({ madeAt: `2026-11-21T${hour}:00:00.000Z` }));
    expect(outdated(hours)).toEqual([]);
    expect(outdated([...hours, { madeAt: '2026-11-25T02:30:00.000Z' }])).toEqual(hours.slice(1));
  });
});

describe('the name of a backup', () => {
  it('when it is made, then it says when and of which memory, and is read again', () => {
    const name = backupFileName('2026-11-21T03:30:05.123Z', '1a2b3c4d-0000-4000-8000-000000000000');
    expect(name).toBe('linekeeper-2026-11-21-033005-1a2b3c4d.lkbackup');
    expect(readBackupName(name)).toEqual({ madeAt: '2026-11-21T03:30:05.000Z', memory: '1a2b3c4d' });
  });

  it.each(['linekeeper.db', 'linekeeper-2026-13-45-033005-1a2b3c4d.lkbackup', `${backupFileName('2026', 'x')}.txt`])(
    'when a name is not of ours, then it is none: %s',
    (name) => expect(readBackupName(name)).toBeNull(),
  );
});

describe('who was forgotten since', () => {
  const key = (name: string, erasedAt: string) => ({ key: name, erasedAt });

  it('when somebody is not in the backup as forgotten, or since an earlier time only, then it is so since', () => {
    const here = [key('person:a', '3'), key('number:s:b', '3'), key('number:s:c', '2'), key('call:conv_1', '3')];
    const since = forgottenSince(here, [key('number:s:b', '1'), key('number:s:c', '2')]);
    expect(since.map((one) => one.key)).toEqual(['person:a', 'number:s:b', 'call:conv_1']);
    expect(countForgotten(since)).toEqual({ callers: 1, calls: 1 });
  });

  it('when a long list is taken over, then the latest time of each stands, and whoever waits gets a turn', () => {
    const latest = new Map([['person:0', '5']]);
    const steps = takeLater(
      latest,
      Array.from({ length: 1_000 }, (_, nth) => key(`person:${nth}`, '3')),
    );
    let turns = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) turns += 1;
    expect([step.value, turns, latest.size, latest.get('person:0')]).toEqual([true, 3, 1_000, '5']);
    expect(takeLater(latest, [key('person:0', '5')]).next()).toEqual({ done: true, value: false });
  });
});
