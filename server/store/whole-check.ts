import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Reads every page and every index on a thread of its own; written out because a bundle has no second file. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require(workerData.library);
const db = new Database(workerData.file, { readonly: true, fileMustExist: true });
try {
  db.pragma('trusted_schema = OFF');
  const isWhole = db.pragma('integrity_check(1)', { simple: true }) === 'ok';
  parentPort.postMessage(isWhole && db.pragma('foreign_key_check').length === 0);
} finally {
  db.close();
}
`;

/** Whether a copy is sound to the last index and every row has what it refers to. What cannot be read is not. */
export async function isWhole(file: string): Promise<boolean> {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(PROGRAM, { eval: true, workerData: { library, file } });
  try {
    return await new Promise<boolean>((resolve) => {
      worker.once('message', (answer: unknown) => resolve(answer === true));
      worker.once('error', () => resolve(false));
      worker.once('exit', () => resolve(false));
    });
  } finally {
    await worker.terminate();
  }
}
