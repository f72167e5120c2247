import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import { tunnelProgram } from './allowed.ts';
import { targetName, type Target } from './targets.ts';

const Pinned = z.object({ builds: z.record(z.string(), z.object({ sha256: z.string() })) });

type Deps = {
  root: string;
  targets: readonly Target[];
  /** False where a package is only looked at: then a program that was not fetched is left out. */
  needed: boolean;
  /** Puts a signature of ours into a file; absent where there is nothing to sign with. Only macOS wants one. */
  sign?: (file: string) => void;
};

/**
 * Copies each target’s cloudflared to `out/package/cloudflared`, once its hash has been found right, and returns the
 * hash of what lies there now, by target. Apple takes no program that has foreign code without our signature in it, and
 * a signature changes the file: so on macOS it gets another hash, which the program must know (bundles.ts).
 * Throws where a program is missing or is another one than was pinned.
 */
export function stageTunnelPrograms({ root, targets, needed, sign }: Deps): Map<string, string> {
  const pinned = Pinned.parse(
    JSON.parse(readFileSync(join(root, 'resources/cloudflared/checksums.json'), 'utf8')),
  ).builds;
  const staged = new Map<string, string>();
  for (const target of targets) {
    const name = targetName(target);
    const from = join(root, 'resources', tunnelProgram(target));
    const to = join(root, 'out', 'package', tunnelProgram(target));
    rmSync(dirname(to), { recursive: true, force: true });
    if (!existsSync(from) && !needed) continue;
    if (!existsSync(from))
      throw new Error(`cloudflared for ${name} is not there: node scripts/fetch-cloudflared.mjs --for ${name}`);
    if (sha256Of(from) !== pinned[name]?.sha256) throw new Error(`cloudflared for ${name} is not the pinned one.`);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    chmodSync(to, 0o755);
    if (target.platform === 'darwin') sign?.(to);
    staged.set(name, sha256Of(to));
  }
  return staged;
}

/** The SHA-256 of a file, in hex. */
export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
