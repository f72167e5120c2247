import { parentPort, workerData } from 'node:worker_threads';

import { busyTimes, type BusyAsk } from './busy-times.ts';

/** A thread of its own for one calendar: whatever it holds, nobody on the phone waits for it. */
parentPort?.postMessage(busyTimes(workerData as BusyAsk));
