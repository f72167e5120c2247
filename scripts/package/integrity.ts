import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { getRawHeader } from '@electron/asar';

import { executableIn, resourcesIn, type Target } from './targets.ts';

/**
 * Where macOS and Windows look before they read from the archive: a hash of its header, which holds a hash of every
 * piece of it (https://www.electronjs.org/docs/latest/tutorial/asar-integrity). Linux has no such place.
 * One sentence where that hash is not the archive’s.
 */
export function findIntegrityFaults(folder: string, target: Target): string[] {
  if (target.platform === 'linux') return [];
  const { headerString } = getRawHeader(join(resourcesIn(folder, target), 'app.asar'));
  const hash = createHash('sha256').update(headerString).digest('hex');
  const program = executableIn(folder, target);
  const place = target.platform === 'darwin' ? join(program, 'Contents', 'Info.plist') : program;
  return readFileSync(place).includes(hash) ? [] : ['The program does not know the hash of its archive.'];
}
