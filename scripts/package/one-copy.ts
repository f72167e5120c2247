import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A file inside a package: the package's folder, its name, and where the file lies in it. */
const INSIDE = /^(?<folder>[^\0].*\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+))(?<file>\/.*)$/u;

/**
 * npm lays a package beside each of its users where another version of it lies at the top. A bundle needs each version
 * once: three copies of one table of file types were 0.4 MB, and read at every start.
 */
export function oneCopy(): Plugin {
  const first = new Map<string, string>();
  return {
    name: 'one-copy',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const { folder, name, file } = INSIDE.exec(found?.id ?? '')?.groups ?? {};
      if (!found || found.external || folder === undefined) return found;
      const key = `${name}@${versionOf(folder)}${file}`;
      const id = first.get(key) ?? found.id;
      first.set(key, id);
      return { ...found, id };
    },
  };
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}
