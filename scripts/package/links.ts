import { isAbsolute } from 'node:path';

import type { PackedFile } from './contents.ts';
import type { Target } from './targets.ts';

/** Only the frameworks of macOS have links, within themselves. One sentence for each other. */
export function findLinks(files: readonly PackedFile[], { platform }: Target): string[] {
  const isFrameworks = ({ path, link = '' }: PackedFile): boolean =>
    platform === 'darwin' && path.includes('.framework/') && !isAbsolute(link) && !link.split('/').includes('..');
  const strange = files.filter((file) => file.link !== undefined && !isFrameworks(file));
  return strange.map(({ path }) => `This is a link, and not the file itself: ${path}.`);
}
