import { join } from 'node:path';

import { AppError } from '#contract/errors.ts';

import { resolveCloudflared } from '../tunnel/cloudflared-binary.ts';
import { cacheDirIn, type Machine } from '../tunnel/cloudflared-release.ts';
import type { Place } from './place.ts';
import type { Shell } from './shell.ts';

/** The cloudflared that a tunnel would be opened with, or the sentence on why there is none. */
export type Program = { path: string; version: string } | { problem: string };

export const HERE: Machine = { platform: process.platform, arch: process.arch };

export async function findProgram(shell: Shell, { config, dataDir }: Place): Promise<Program> {
  try {
    return await resolveCloudflared({
      ...HERE,
      configured: config.tunnel.program,
      bundledDir: join(shell.root, 'resources', 'cloudflared'),
      cacheDir: cacheDirIn(dataDir),
    });
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message };
    throw error;
  }
}
