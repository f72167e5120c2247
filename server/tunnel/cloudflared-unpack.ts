import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { sizeLimit } from './cloudflared-download.ts';

type Unpacking = { archive: string; member: string; to: string };

/**
 * Writes one file of a `.tgz` to `to`. The system's own tar reads it: macOS, which alone gets its cloudflared packed,
 * always has one. It only ever writes to its standard output, so that no name inside the archive means anything.
 * Rejects when the archive cannot be read, has no such member, or holds more than a cloudflared can be.
 */
export async function unpack({ archive, member, to }: Unpacking): Promise<void> {
  const env = { PATH: '/usr/bin:/bin:/usr/local/bin' };
  const tar = spawn('tar', ['-xzOf', archive, member], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(tar, 'close');
  try {
    await Promise.all([pipeline(tar.stdout, sizeLimit(), createWriteStream(to, { mode: 0o600 })), ended]);
  } finally {
    tar.kill('SIGKILL');
  }
  if (tar.exitCode !== 0) throw new Error(`tar ended with ${tar.exitCode}`);
}
