import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What the two threads tell each other: three numbers in memory that both see. */
const [ORDER, STATE, FAULT] = [0, 1, 2];
const [NOTHING, EMPTY, END] = [0, 1, 2];
/** At 0 it starts. */
const [RESTS, WORKS, GONE] = [1, 2, 3];

/** To copy a log that has grown in a burst takes as long as the disk takes. */
const PATIENCE_MS = 5000;

/** Waits for orders without an event loop; written out because a bundle has no second file. */
const PROGRAM = `
const { workerData: { library, file, cells } } = require('node:worker_threads');
const become = (state) => { Atomics.store(cells, ${STATE}, state); Atomics.notify(cells, ${STATE}); };
let db;
try {
  const Database = require(library);
  db = new Database(file, { fileMustExist: true, timeout: 0 });
  for (const setting of ['synchronous = FULL', 'fullfsync = ON', 'checkpoint_fullfsync = ON', 'wal_autocheckpoint = 0'])
    db.pragma(setting);
  for (;;) {
    become(${RESTS});
    Atomics.wait(cells, ${ORDER}, ${NOTHING});
    if (Atomics.exchange(cells, ${ORDER}, ${NOTHING}) === ${END}) break;
    become(${WORKS});
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (!String(error.code).startsWith('SQLITE_BUSY')) Atomics.store(cells, ${FAULT}, 1);
    }
  }
} finally {
  db?.close();
  become(${GONE});
}
`;

/**
 * Copies the write-ahead log into the database on a thread of its own, over a connection of its own: what fills a log of
 * a few hundred pages costs the disk tens of milliseconds, and a ringing phone would wait behind them. It holds up no
 * reader and no writer. Nothing is started before the first `begin`.
 */
export function createCheckpointThread(file: string) {
  const cells = new Int32Array(new SharedArrayBuffer(12));
  let worker: Worker | undefined;

  function start(): Worker {
    const library = createRequire(import.meta.url).resolve('better-sqlite3');
    const started = new Worker(PROGRAM, { eval: true, workerData: { library, file, cells } });
    const gone = (): void => void Atomics.store(cells, STATE, GONE);
    return started.on('error', gone).once('exit', gone);
  }

  const state = (): number => Atomics.load(cells, STATE);

  function order(what: number): void {
    Atomics.store(cells, ORDER, what);
    Atomics.notify(cells, ORDER);
  }

  /** The event loop stands still meanwhile. */
  function waitWhile(unwanted: (now: number) => boolean): void {
    const end = performance.now() + PATIENCE_MS;
    for (let now = state(); unwanted(now) && performance.now() < end; now = state()) {
      Atomics.wait(cells, STATE, now, end - performance.now());
    }
  }

  return {
    /** Returns at once. False where there is no such thread and never will be: whoever asks does the work itself. */
    begin(): boolean {
      worker ??= start();
      // Whoever has ended once, such as for a file that cannot be opened a second time, would do so again.
      if (state() === GONE) return false;
      worker.unref();
      order(EMPTY);
      return true;
    },
    /** Waits until it copies nothing, so that nobody else's checkpoint finds the log taken. */
    rest(): void {
      if (worker) waitWhile((now) => now === WORKS || (now === RESTS && Atomics.load(cells, ORDER) === EMPTY));
    },
    /** Whether the disk refused something since this was last asked. */
    hasFailed: (): boolean => Atomics.exchange(cells, FAULT, 0) === 1,
    /** Waits for its connection to be closed: only the last one to close leaves no log behind. */
    end(): void {
      if (!worker) return;
      order(END);
      waitWhile((now) => now !== GONE);
    },
  };
}
