import { readFileSync, rmSync } from 'node:fs';

import { z } from 'zod';

import { writePrivateFile } from '../platform/private-file.ts';
import type { ChildFiles } from './child-command.ts';
import { endAll, membersOf } from './process-group.ts';
import { processIdentity } from './process-identity.ts';

/** What is written down of a running child, so that a Linekeeper that was killed finds it again (F17). */
const ChildRecord = z.object({ pid: z.int().positive(), program: z.string(), startedAt: z.string() });

const PATIENCE_MS = 2000;

export type Hunt = 'none' | 'ended' | 'not-ours';

/** To be called as soon as a child runs. Where the system tells nothing of it, nothing is claimed later either. */
export async function recordChild({ pidFile }: ChildFiles, child: { pid: number; program: string }, over: AbortSignal) {
  const { pid, program } = child;
  const identity = await processIdentity(pid);
  if (identity && !over.aborted)
    writePrivateFile(pidFile, `${JSON.stringify({ pid, program, startedAt: identity.startedAt })}\n`);
}

/**
 * Never throws: a folder that cannot be written or a file that a scanner holds must not end the program, and a record
 * that stays proves nothing of a process that began at another time.
 */
export function forgetChild({ pidFile }: ChildFiles): void {
  try {
    rmSync(pidFile, { force: true, recursive: true });
  } catch {
    // It is looked at again, and written over, at the next start.
  }
}

/**
 * Ends the child that an earlier Linekeeper left behind, for it keeps the old address open. A number alone proves
 * nothing, since systems give them again: the process must have begun when ours did and be run with our own
 * configuration file, which no other program has a reason to name. What is not provably ours is left alone. Where a
 * script of the owner's stood before it and has ended, its group is still there, and nobody else can have that number.
 */
export async function endOrphan(files: ChildFiles): Promise<Hunt> {
  const { record, identity, isOurs } = await lookAtRecorded(files);
  if (!record) return 'none';
  if (isOurs) await end(record, files);
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
  const isNamed = identity?.startedAt === record?.startedAt && identity?.command.includes(files.config) === true;
  const isOurs = isNamed || (record !== null && !identity && (await hasMember(record.pid, files)));
  return { record, identity, isOurs };
}

async function hasMember(group: number, { config }: ChildFiles): Promise<boolean> {
  return (await membersOf(group)).some(({ command }) => command.includes(config));
}

/** Politely at first, so that Cloudflare hears of it at once. */
function end({ pid, startedAt }: z.infer<typeof ChildRecord>, files: ChildFiles): Promise<void> {
  return endAll(pid, PATIENCE_MS, async () => {
    return (await processIdentity(pid))?.startedAt === startedAt || hasMember(pid, files);
  });
}

function readRecord({ pidFile }: ChildFiles): z.infer<typeof ChildRecord> | null {
  try {
    return ChildRecord.parse(JSON.parse(readFileSync(pidFile, 'utf8')));
  } catch {
    return null; // none, or none that says anything
  }
}
