import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { resolveCloudflared } from '../../../server/tunnel/cloudflared-binary.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const BUNDLED = resolve(import.meta.dirname, '../../../resources/cloudflared');

/**
 * The pinned cloudflared, where `node scripts/fetch-cloudflared.mjs` has put it. Null where it has not, which is said
 * aloud: half of what is promised about the tunnel is then not looked at. In CI that is a failure.
 */
export async function findRealCloudflared(): Promise<string | null> {
  if (process.platform === 'win32') return notTested('it is led to our edge by a shell script');
  try {
    const here = { platform: process.platform, arch: process.arch };
    return (await resolveCloudflared({ ...here, configured: undefined, bundledDir: BUNDLED, cacheDir: BUNDLED })).path;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    if (process.env['CI'] === 'true' && process.platform === 'linux') throw error;
    return notTested(`${problem}\nRun: node scripts/fetch-cloudflared.mjs`);
  }
}

function notTested(why: string): null {
  process.stderr.write(`\nNOT TESTED with the real cloudflared: ${why}\n\n`);
  return null;
}

/**
 * A program for `CLOUDFLARED_BIN` that becomes the real cloudflared, with flags that lead it to an edge of our own. It
 * keeps its process id and hears every signal.
 */
export function throughEdge(program: string, flags: readonly string[]): string {
  const file = join(temporaryDirectory(), 'cloudflared-through-edge');
  const quoted = flags.map((flag) => `'${flag}'`).join(' ');
  const lines = [
    '#!/bin/sh',
    `[ "$1" = tunnel ] || exec '${program}' "$@"`,
    'shift',
    // Our edge speaks HTTP/2 only. What comes behind it on the command line goes before the environment.
    `TUNNEL_TRANSPORT_PROTOCOL=http2 exec '${program}' tunnel ${quoted} "$@"`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o755 });
  return file;
}
