import Database from 'better-sqlite3';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Fault } from '../../server/pretend/wire/faults.ts';
import type { Random } from '../../test/receptionist/random.ts';
import type { Ledger } from './ledger.ts';
import type { Program } from './program.ts';
import type { Wire } from './wire.ts';

export type FaultDeps = {
  program: Program;
  wire: Wire;
  ledger: Ledger;
  random: Random;
  provider: { fail: (fault: Fault) => void; heal: () => void };
};
type Trouble = (deps: FaultDeps) => Promise<void>;

/** What ends the program; it is begun again each time. */
export const ENDINGS: Readonly<Record<string, Trouble>> = {
  async killed({ program, random }) {
    await program.end('SIGKILL');
    await pause(random.below(1500));
    await program.start();
  },
  async 'killed as it begins'({ program, random }) {
    await program.end('SIGKILL');
    await program.start();
    await pause(random.below(400));
    await program.end('SIGKILL');
    await program.start();
  },
  async ended({ program, ledger }) {
    const code = await program.end('SIGTERM');
    if (code !== 0) ledger.wrong.push(`It ended with ${code ?? 'a signal'} when it was asked to.`);
    await program.start();
  },
};

/** What it has to live with. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  async frozen({ program, random }) {
    program.signal('SIGSTOP');
    await pause(random.between(500, 3000));
    program.signal('SIGCONT');
  },
  async 'database held'({ program, random }) {
    const db = new Database(join(program.dataDir, 'linekeeper.db'), { timeout: 0 });
    try {
      db.exec('BEGIN IMMEDIATE');
      await pause(random.between(500, 4000));
      db.exec('ROLLBACK');
    } catch (error) {
      if (!(error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY')) throw error;
    } finally {
      db.close();
    }
  },
  async strangers({ wire, ledger }) {
    for (let second = 0; second < 5; second += 1) {
      const answers = await Promise.all(Array.from({ length: 60 }, () => wire.stranger()));
      ledger.counts.strangers += answers.length;
      if (answers.some((answer) => answer?.status === 200)) ledger.wrong.push('A stranger was let in.');
      await pause(500);
    }
  },
  async 'broken lines'({ program, random }) {
    const { port } = new URL(program.at().webhookUrl);
    const sockets = Array.from({ length: 60 }, () => connect(Number(port), '127.0.0.1').on('error', () => undefined));
    for (const socket of sockets)
      socket.write(`POST /webhook/post-call HTTP/1.1\r\nhost: x\r\ncontent-length: 9000\r\n\r\n{"half`);
    await pause(random.between(200, 2000));
    for (const socket of sockets) socket.destroy();
  },
  async 'provider failing'({ provider, random }) {
    provider.fail(
      random.pick<Fault>([
        { kind: 'status', status: 500 },
        { kind: 'status', status: 429, headers: { 'retry-after': '2' } },
        { kind: 'hang' },
        { kind: 'reset' },
        { kind: 'cut' },
        { kind: 'html' },
        { kind: 'broken' },
        { kind: 'slow', milliseconds: 4000 },
      ]),
    );
    await pause(random.between(3000, 12_000));
    provider.heal();
  },
};

/** How long after a trouble answers may still be late. */
const AFTERMATH_MS = 2000;

export async function makeTrouble(deps: FaultDeps, name: string): Promise<void> {
  const { program, ledger } = deps;
  ledger.faults.set(name, (ledger.faults.get(name) ?? 0) + 1);
  const trouble = TROUBLES[name];
  if (trouble !== undefined) program.weather.now = 'troubled';
  if (name in ENDINGS) ledger.counts.starts += 1;
  await (trouble ?? ENDINGS[name])?.(deps);
  program.weather.now = 'troubled';
  await pause(AFTERMATH_MS);
  program.weather.now = 'up';
}
