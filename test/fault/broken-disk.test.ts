import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { problemsOf, startBuilt } from '../support/built-program.ts';
import { damageTable } from '../support/damage-table.ts';
import { aTranscription } from '../support/factories.ts';
import { readDatabase } from '../support/stored.ts';
import { TEST_SECRETS } from '../support/test-app.ts';

const SOON = { timeout: 15_000 };
const aCall = (name: string) => aTranscription({ conversationId: name, callSid: `CA_${name}`, startedAt: new Date() });
const logOf = (dataDir: string): string => readFileSync(join(dataDir, 'logs', 'linekeeper.log'), 'utf8');

/** From now on no sync of this process succeeds, until the returned function is called. */
async function noSyncOf(pid: number): Promise<(() => void) | null> {
  const strace = spawn('strace', ['-e', 'inject=fdatasync,fsync:error=EIO', '-o', '/dev/null', '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void strace.kill('SIGKILL'));
  const gone = once(strace, 'exit').catch(() => undefined);
  const said = once(strace.stderr, 'data').then(([words]) => String(words).includes(' attached'));
  return (await Promise.race([said, gone])) === true ? () => void strace.kill('SIGINT') : null;
}

describe('F3, F6: a disk that fails and a database that is damaged, while the program runs', () => {
  it('when syncs fail, then nothing is acknowledged and rings are answered, and it begins again once the disk works', async (test) => {
    const program = await startBuilt();
    const callerOf = async (sid: string) => (await program.ring(sid)).dynamic_variables['caller_name'];
    expect(await program.deliver(aCall('before'))).toBe(200);
    await expect.poll(() => callerOf('CA_before'), SOON).toBe('Ana Lopez');
    const heal = await noSyncOf(program.pid);
    if (heal === null) {
      if (process.env['CI'] === 'true') throw new Error('strace is missing, or may not look into other processes.');
      return test.skip('no strace');
    }

    expect(await program.deliver(aCall('unsynced'))).toBe(503);
    expect(await program.deliver(aCall('unsynced'))).toBe(503);
    expect(problemsOf(await program.status())).toContain('database_broken');
    expect((await program.status()).condition.state).toBe('callers-affected');
    expect(await callerOf('CA_meanwhile')).toBe('Ana Lopez');
    expect(program.readies).toHaveLength(1);

    heal();

    await expect.poll(() => program.readies.length, SOON).toBe(2);
    expect(logOf(program.dataDir)).toContain('SQLITE_IOERR_FSYNC');
    expect(await program.deliver(aCall('unsynced'))).toBe(200);
    await expect.poll(() => callerOf('CA_after'), SOON).toBe('Ana Lopez');
    expect(problemsOf(await program.status())).not.toContain('database_broken');
    expect(await program.stop()).toBe(0);
    expect(kept(program.dataDir, 'inbox', 'conversation_id')).toEqual(expect.arrayContaining(['before', 'unsynced']));
  });

  it('when a page turns out to be damaged, then it begins again and goes on with all that can be read', async () => {
    const program = await startBuilt();
    for (let nth = 0; nth < 30; nth += 1) expect(await program.deliver(aCall(`conv_${nth}`))).toBe(200);
    await expect
      .poll(async () => (await program.status()).database, SOON)
      .toMatchObject({ calls: 30, inboxWaiting: 0 });
    await program.stop();
    const again = await startBuilt({ dataDir: program.dataDir });

    damageTable(program.dataDir, 'turns');
    const headers = { authorization: `Bearer ${TEST_SECRETS.apiToken}` };
    const asked = await Promise.all(
      kept(program.dataDir, 'calls', 'id').map(async (id) =>
        fetch(`${new URL(again.deskUrl).origin}/api/calls/${id}`, { headers }).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );

    expect(asked).not.toEqual(asked.map(() => 200));
    await expect.poll(() => again.readies.length, SOON).toBe(2);
    const status = await again.status();
    expect(problemsOf(status)).toContain('database_mended_part');
    expect(status.database).toMatchObject({ ok: true, calls: 30, callers: 1 });
    expect((await again.ring('CA_again')).dynamic_variables['caller_name']).toBe('Ana Lopez');
    expect(await again.deliver(aCall('afterwards'))).toBe(200);
  });
});

function kept(dataDir: string, table: string, column: string): string[] {
  return readDatabase(dataDir, (db) => db.prepare<[], string>(`SELECT ${column} FROM ${table}`).pluck().all());
}
