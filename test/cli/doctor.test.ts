import { readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { DoctorReport } from '#contract/doctor.ts';
import { accountEnv, pretended } from '../support/providers/pretended.ts';
import { linekeeper, secrets, serve, tempDir } from './support.ts';

const Told = z.object({ report: DoctorReport });
const reportOf = (stdout: string): DoctorReport => Told.parse(JSON.parse(stdout)).report;
const stateOf = ({ checks }: DoctorReport, id: string) => checks.find((check) => check.id === id)?.state;

describe('the doctor on the command line', { timeout: 60_000 }, () => {
  it('when the server runs, then every check is told, a support file is written for its owner only, and a fix is done', async () => {
    const env = { ...secrets, ...accountEnv(await pretended()) };
    const server = await serve([], env);
    const { dataDir } = server;
    const file = join(tempDir(), 'support.txt');

    const asked = await linekeeper(['doctor', '--json', '--bundle', file, '--data-dir', dataDir], env);
    const report = reportOf(asked.stdout);
    expect(asked.code).toBe(report.worst === 'error' ? 2 : 1);
    expect(
      ['process', 'database', 'disk_room', 'key_elevenlabs', 'key_twilio'].map((id) => stateOf(report, id)),
    ).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(stateOf(report, 'problem:public_address_missing')).toBe('warning');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('["ok","memory","doctor_database"');
    for (const secret of Object.values(env)) expect(text).not.toContain(secret);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);

    const fixed = await linekeeper(['doctor', '--fix', 'agent:default:asks_off', '--data-dir', dataDir], env);
    expect(fixed).toMatchObject({ code: 1, stdout: '' });
    expect(fixed.stderr).toContain('There is nothing to set right here any more');
    await server.stop();
  });

  it('when nothing runs, then what lies on the disk is looked at; where there is nothing, nothing is made', async () => {
    const server = await serve([], secrets);
    const { dataDir } = server;
    await server.stop();
    const alone = await linekeeper(['doctor', '--json', '--data-dir', dataDir], secrets);
    expect(alone.code).toBe(2);
    const report = reportOf(alone.stdout);
    expect([stateOf(report, 'process'), stateOf(report, 'database')]).toEqual(['error', 'ok']);

    const nowhere = join(tempDir(), 'nothing');
    const empty = await linekeeper(['doctor', '--json', '--data-dir', nowhere], secrets);
    expect(JSON.parse(empty.stdout)).toEqual({ running: false, orphan: null, report: null });
    expect(statSync(join(nowhere, 'linekeeper.db'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('when the database is damaged, then that is told in one sentence', async () => {
    const server = await serve([], secrets);
    const { dataDir } = server;
    await server.stop();
    truncateSync(join(dataDir, 'linekeeper.db'), 5000);
    const asked = await linekeeper(['doctor', '--data-dir', dataDir], secrets);
    expect(asked.code).toBe(2);
    expect(asked.stdout).toMatch(/damaged/);
  });
});
