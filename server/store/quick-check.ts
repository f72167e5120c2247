import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** A large database on a slow disk takes as long as it takes to be read once. */
const PATIENCE_MS = 20_000;

/** Reads on a thread of its own, so that no ringing phone waits for it; written out because a bundle has no second file. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require(workerData.library);
const db = new Database(workerData.file, { readonly: true, fileMustExist: true });
try {
  parentPort.postMessage(db.pragma('quick_check(1)', { simple: true }) === 'ok');
} finally {
  db.close();
}
`;

/**
 * Whether SQLite finds every page of a database file in order; null where that could not be found out in time. Writers
 * go on meanwhile.
 */
export async function isSound(file: string): Promise<boolean | null> {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(PROGRAM, { eval: true, workerData: { library, file } });
  return new Promise<boolean | null>((resolve) => {
    const timer = setTimeout(() => finish(null), PATIENCE_MS);
    const finish = (answer: boolean | null): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker.once('message', (answer: unknown) => finish(answer === true));
    worker.once('error', (error) => finish(isDamage(error) ? false : null));
    worker.once('exit', () => finish(null));
  });
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}
