import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { errorCode, writePrivateFile } from './private-file.ts';

/** How other commands of this machine find the running program. Readable by its owner only. */
const RuntimeInfo = z.object({
  pid: z.int().positive(),
  webhookUrl: z.url(),
  /** Null where the window talks to the program without a door. */
  deskUrl: z.url().nullable(),
  startedAt: z.iso.datetime(),
  /** Only in the demo, whose secrets are made at each start, so that its calls can be rehearsed. */
  demoSecrets: z
    .object({ webhook: z.string(), initiation: z.string(), tool: z.string(), carrier: z.string().optional() })
    .optional(),
});
export type RuntimeInfo = z.infer<typeof RuntimeInfo>;

const runtimeFile = (dataDir: string): string => join(dataDir, 'runtime.json');

/** To be called when the doors answer. */
export function writeRuntimeFile(dataDir: string, info: RuntimeInfo): void {
  writePrivateFile(runtimeFile(dataDir), `${JSON.stringify(RuntimeInfo.parse(info))}\n`);
}

/** Undefined when nothing runs here: no file, not ours, or left behind by a process that is gone. */
export function readRuntimeFile(dataDir: string): RuntimeInfo | undefined {
  try {
    const info = RuntimeInfo.safeParse(JSON.parse(readFileSync(runtimeFile(dataDir), 'utf8')));
    return info.success && isAlive(info.data.pid) ? info.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export function removeRuntimeFile(dataDir: string): void {
  rmSync(runtimeFile(dataDir), { force: true });
}

/** Whether a process of this number runs, whosever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM'; // it exists and belongs to another user
  }
}
