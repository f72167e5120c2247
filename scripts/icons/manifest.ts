import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import type { Target } from './targets.ts';

/** What was drawn, and the files that came of it: tells without a browser whether one was changed without the other. */
export const Manifest = z.object({ drawings: z.string(), files: z.record(z.string(), z.string()) });
export type Manifest = z.infer<typeof Manifest>;

export const iconsDir = join(import.meta.dirname, '..', '..', 'resources', 'icons');
export const manifestFile = join(import.meta.dirname, 'manifest.json');

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One hash of every drawing, of every size and where it goes. */
export function hashDrawings(all: readonly Target[]): string {
  return sha256(JSON.stringify(all));
}

export function readAppIcon(): string {
  return readFileSync(join(import.meta.dirname, '..', '..', 'renderer', 'src', 'theme', 'icon.svg'), 'utf8');
}
