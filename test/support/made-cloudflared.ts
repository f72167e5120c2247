import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { CloudflaredRelease, Machine } from '../../server/tunnel/cloudflared-release.ts';

export const MACHINE: Machine = { platform: 'linux', arch: 'x64' };

/** The programs made here are shell scripts. */
export const CAN_BE_MADE = process.platform !== 'win32';

/** A program that says a version the way cloudflared does, and nothing else. */
export function saying(version: string): string {
  return `#!/bin/sh\necho "cloudflared version ${version} (built 2026-07-15-13:29 UTC)"\n`;
}

/** A release whose only build, for `MACHINE`, is this text. */
export function releaseOf(text: string): CloudflaredRelease {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { version: '2026.7.2', builds: { 'linux-x64': { asset: 'cloudflared-linux-amd64', sha256 } } };
}

/** Puts a program where one is looked for. */
export function install(path: string, text: string, mode = 0o755): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
}
