import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { temporaryDirectory } from './temporary-directory.ts';

const root = resolve(import.meta.dirname, '../..');
const parts = ['package.json', 'tsconfig.json', 'server', 'renderer', 'resources', 'scripts'];

/** A copy of the sources that a test may change, with the packages of the original. */
export function copyOfSources(further: readonly string[] = []): string {
  const copy = temporaryDirectory();
  for (const name of [...parts, ...further]) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}
