import { readFileSync, rmSync } from 'node:fs';

import { z } from 'zod';

import { errorCode, writePrivateFile } from '../platform/private-file.ts';
import type { ChildFiles } from './child-command.ts';
import { processIdentity } from './process-identity.ts';

/** What is written down of a running child, so that a Linekeeper that was killed finds it again (F17). */
const ChildRecord = z.object({ pid: z.int().positive(), program: z.string(), startedAt: z.string() });

const PATIENCE_MS = 2000;
const LOOK_EVERY_MS = 25;

export type Hunt = 'none' | 'ended' | 'not-ours';

/** To be called as soon as a child runs. Where the system tells nothing of it, nothing is claimed later either. */
export async function recordChild({ pidFile }: ChildFiles, child: { pid: number; program: string }, over: AbortSignal) {
  const { pid, program } = child;
  const identity = await processIdentity(pid);
  if (identity && !over.aborted)
    writePrivateFile(pidFile, `${JSON.stringify({ pid, program, startedAt: identity.startedAt })}\n`);
}

export function forgetChild({ pidFile }: ChildFiles): void {
  rmSync(pidFile, { force: true });
}

/**
 * Ends the child that an earlier Linekeeper left behind, for it keeps the old address open. A number alone proves
 * nothing, since systems give them again: the process must have begun when ours did and be run with our own
 * configuration file, which no other program has a reason to name. What is not provably ours is left alone.
 */
export async function endOrphan(files: ChildFiles): Promise<Hunt> {
  const { record, identity, isOurs } = await lookAtRecorded(files);
  if (!record) return 'none';
  if (isOurs) await end(record.pid, record.startedAt);
  forgetChild(files);
  if (isOurs) return 'ended';
  return identity ? 'not-ours' : 'none';
}

/** The process id of a child of ours that runs, or null. Ends nothing. */
export async function findChild(files: ChildFiles): Promise<number | null> {
  const { record, isOurs } = await lookAtRecorded(files);
  return record && isOurs ? record.pid : null;
}

async function lookAtRecorded(files: ChildFiles) {
  const record = readRecord(files);
  const identity = record && (await processIdentity(record.pid));
  const isOurs = identity?.startedAt === record?.startedAt && identity?.command.includes(files.config) === true;
  return { record, identity, isOurs };
}

/** Politely at first, so that Cloudflare hears of it at once. */
async function end(pid: number, startedAt: string): Promise<void> {
  send(pid, 'SIGTERM');
  for (let waited = 0; (await processIdentity(pid))?.startedAt === startedAt; waited += LOOK_EVERY_MS) {
    if (waited === PATIENCE_MS) send(pid, 'SIGKILL');
    if (waited > 2 * PATIENCE_MS) return; // held by the system: there is no more to be done
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

function readRecord({ pidFile }: ChildFiles): z.infer<typeof ChildRecord> | null {
  try {
    return ChildRecord.parse(JSON.parse(readFileSync(pidFile, 'utf8')));
  } catch {
    return null; // none, or none that says anything
  }
}
