import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What the thread says of its work: nothing yet, done, or failed. */
const [WORKS, DONE, FAILED] = [0, 1, 2];

/** Longer than any disk that is of use takes for the largest database that is. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Copies on a thread of its own, over a connection of its own, in one read: writers go on meanwhile, and what they write
 * is not in the copy. In smaller steps the copy would begin anew whenever somebody writes. Written out because a bundle
 * has no second file.
 */
const PROGRAM = `
const { parentPort, workerData: { library, file, to, cells } } = require('node:worker_threads');
const { openSync, fsyncSync, closeSync } = require('node:fs');
const Database = require(library);
const become = (state) => { Atomics.store(cells, 0, state); Atomics.notify(cells, 0); };
async function copy() {
  closeSync(openSync(to, 'wx', 0o600));
  const source = new Database(file, { readonly: true, fileMustExist: true });
  try {
    source.pragma('trusted_schema = OFF');
    await source.backup(to, { progress: () => 0x7fffffff });
  } finally {
    source.close();
  }
  const made = new Database(to);
  // One file, without a log beside it.
  made.pragma('journal_mode = DELETE');
  made.close();
  const written = openSync(to, 'r+');
  fsyncSync(written);
  closeSync(written);
}
copy().then(
  () => { become(${DONE}); parentPort.postMessage(null); },
  (error) => { become(${FAILED}); parentPort.postMessage(String(error.code ?? error.name)); },
);
`;

function start(file: string, to: string, cells: Int32Array): Worker {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  return new Worker(PROGRAM, { eval: true, workerData: { library, file, to, cells } });
}

/**
 * Copies a database that is in use into a new file that only its owner may read; resolves when it is on the disk. A
 * ringing phone does not wait for it. Rejects with the system's code where it cannot be done.
 */
export async function copyDatabase(file: string, to: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const worker = start(file, to, newCells());
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('message', (problem: string | null) => (problem === null ? resolve() : reject(failed(problem))));
      worker.once('error', reject);
      worker.once('exit', () => reject(failed('ended')));
      signal?.addEventListener('abort', () => reject(failed('stopped')), { once: true });
    });
  } finally {
    await worker.terminate();
  }
}

/** The same while everything waits: for a start that is about to change the schema. */
export function copyDatabaseNow(file: string, to: string): void {
  const cells = newCells();
  const worker = start(file, to, cells);
  // What it says later than here interests nobody.
  worker.on('error', () => undefined);
  Atomics.wait(cells, 0, WORKS, PATIENCE_MS);
  const state = Atomics.load(cells, 0);
  void worker.terminate();
  if (state !== DONE) throw failed('failed');
}

function newCells(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

function failed(code: string): Error {
  return Object.assign(new Error(`The database could not be copied (${code}).`), { code });
}
