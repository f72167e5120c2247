import { Worker } from 'node:worker_threads';

const BEAT_MS = 250;
/** Whoever rings waits for as long. */
const STALL_MS = 1000;
/** A start has more urgent things to do. */
const SETTLED_MS = 2000;

/**
 * Looks on from a thread of its own, and writes into the log itself, for a loop that never ends lets nobody else. Where
 * the event loop stands is asked of it through an inspector session within this process; only names of functions and
 * files are kept. Written out because a bundle has no second file.
 */
const PROGRAM = `
const { workerData: { cells, file } } = require('node:worker_threads');
const { Session } = require('node:inspector');
const { appendFileSync } = require('node:fs');
let [beat, since, looked, isTold] = [-1, performance.now(), performance.now(), false];
const write = (milliseconds, frames) => {
  const line = { level: 40, time: new Date().toISOString(), event: 'loop.stood-still', milliseconds, frames };
  try { appendFileSync(file, JSON.stringify(line) + '\\n', { mode: 0o600 }); } catch {}
};
const nameOf = ({ functionName, url, location }) =>
  (functionName || 'anonymous') + ' ' + url.split(/[\\\\/]/).slice(-2).join('/') + ':' + (location.lineNumber + 1);
const tell = (milliseconds) => {
  const session = new Session();
  session.connectToMainThread();
  session.once('Debugger.paused', ({ params: { callFrames } }) => {
    session.post('Debugger.resume');
    session.post('Debugger.disable', () => session.disconnect());
    write(milliseconds, callFrames.slice(0, 12).map(nameOf));
  });
  session.post('Debugger.enable', () => session.post('Debugger.pause'));
};
setInterval(() => {
  const now = performance.now();
  const next = Atomics.load(cells, 0);
  // A computer that slept, or one so busy that this thread stood still too, tells nothing about the loop.
  const isAwake = now - looked < ${BEAT_MS * 3};
  looked = now;
  if (next !== beat || !isAwake) {
    [beat, since, isTold] = [next, now, false];
  } else if (!isTold && now - since > ${STALL_MS}) {
    isTold = true;
    tell(Math.round(now - since));
  }
}, ${BEAT_MS});
`;

/** Says in the log where the event loop stood when it stood still for more than a second (reliability F28). */
export function watchForStalls(file: string): { stop: () => void } {
  const cells = new Int32Array(new SharedArrayBuffer(4));
  let worker: Worker | undefined;
  const beating = setInterval(() => void Atomics.add(cells, 0, 1), BEAT_MS).unref();
  const beginning = setTimeout(() => {
    worker = new Worker(PROGRAM, { eval: true, workerData: { cells, file } });
    worker.unref();
    // Without it the program does all it did; the log merely says less.
    worker.on('error', () => undefined);
  }, SETTLED_MS).unref();
  return {
    stop(): void {
      clearTimeout(beginning);
      clearInterval(beating);
      void worker?.terminate();
    },
  };
}
