import Database from 'better-sqlite3';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

import { copyingEverything } from './copied-rows.ts';
import { quoted } from './filled-tables.ts';
import { ownTables } from './known-schema.ts';
import { migrations } from './migrations/index.ts';

/** Statements one after the other on a thread of its own; written out because a bundle has no second file. */
const PROGRAM = `
const { parentPort, workerData: { library, file, acts } } = require('node:worker_threads');
const Database = require(library);
const db = new Database(file);
const answers = {};
try {
  for (const { sql, name } of acts) {
    if (name === undefined) db.exec(sql);
    else answers[name] = db.prepare(sql).pluck().get();
  }
  parentPort.postMessage({ answers });
} catch (error) {
  parentPort.postMessage({ problem: String(error.code ?? error.name) });
} finally {
  db.close();
}
`;
/** With a name it is a question, and its answer one value. */
type Act = { sql: string; name?: string };
type Said = { answers?: Record<string, unknown>; problem?: string };

const BROKEN = 'broken';
const LOST = 'lost';

/**
 * Does what a restore does with the database of a backup, of schema `version`, in a new file beside it, while the phone
 * goes on being answered: our own steps, every row copied, the steps up to today. True where every table then has as many
 * rows as it had, every index is sound and every row has what it refers to.
 */
export async function isRebuiltWhole(from: string, to: string, version: number, signal: AbortSignal): Promise<boolean> {
  const { answers, problem } = await onThread(to, actsOf(from, version), signal);
  if (problem !== undefined || !answers) return false;
  const { [BROKEN]: broken, [LOST]: lost, whole, ...tables } = answers;
  return broken === 0 && lost === 0 && whole === 'ok' && Object.values(tables).every((isEqual) => isEqual === 1);
}

function actsOf(from: string, version: number): Act[] {
  const model = new Database(':memory:');
  try {
    const [first, then] = [migrations.slice(0, version), migrations.slice(version)];
    for (const sql of first) model.exec(sql);
    // Nothing of it is to outlast a kill.
    const quick = ['journal_mode = MEMORY', 'synchronous = OFF', 'foreign_keys = OFF', 'trusted_schema = OFF'];
    const copying = copyingEverything(model);
    const run = (sql: string): Act => ({ sql });
    return [
      ...quick.map((each) => run(`PRAGMA ${each}`)),
      ...first.map(run),
      run(`ATTACH '${from.replaceAll("'", "''")}' AS given`),
      ...['BEGIN', ...copying, 'COMMIT'].map(run),
      ...ownTables(model).map((table) => ({ sql: sameCount(table), name: `table ${table}` })),
      run('DETACH given'),
      { sql: 'SELECT count(*) FROM pragma_foreign_key_check', name: BROKEN },
      ...then.map(run),
      { sql: 'SELECT count(*) FROM pragma_foreign_key_check', name: LOST },
      { sql: 'PRAGMA integrity_check(1)', name: 'whole' },
    ];
  } finally {
    model.close();
  }
}

function sameCount(table: string): string {
  return `SELECT (SELECT count(*) FROM main.${quoted(table)}) = (SELECT count(*) FROM given.${quoted(table)})`;
}

async function onThread(file: string, acts: readonly Act[], signal: AbortSignal): Promise<Said> {
  signal.throwIfAborted();
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(PROGRAM, { eval: true, workerData: { library, file, acts } });
  try {
    return await new Promise<Said>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => resolve({ problem: 'ended' }));
      signal.addEventListener('abort', () => reject(new Error('The program ends.')), { once: true });
    });
  } finally {
    await worker.terminate();
  }
}
