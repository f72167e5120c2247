import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** Something of somebody else’s that is given away with the program, and on which terms. */
export type ThirdParty = {
  name: string;
  version: string;
  /** SPDX expression. */
  licence: string;
  /** The licence in full, and whatever notice its owner wants to be passed on. */
  text: string;
  homepage: string | undefined;
  /** An npm package has an address of its own in a bill of materials (`pkg:npm/…`). */
  fromNpm: boolean;
};

const Package = z.object({ version: z.string(), license: z.string(), homepage: z.string().optional() });

/**
 * What the bundlers do not see, because it is no JavaScript: Electron, the database, the tunnel’s program, the type
 * face. `root` is the repository’s folder. Throws where one of their licences is not where it was.
 */
export function partsOutsideBundles(root: string): ThirdParty[] {
  const modules = join(root, 'node_modules');
  const sqlite = readFileSync(join(modules, 'better-sqlite3', 'deps', 'sqlite3', 'sqlite3.h'), 'utf8');
  const tunnel = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'resources', 'cloudflared', 'checksums.json'), 'utf8')));
  return [
    npmPart(modules, 'electron'),
    npmPart(modules, 'better-sqlite3'),
    npmPart(modules, 'node-addon-api'),
    npmPart(modules, '@fontsource-variable/atkinson-hyperlegible-next'),
    {
      name: 'SQLite',
      version: /#define SQLITE_VERSION\s+"([\d.]+)"/.exec(sqlite)?.[1] ?? lacking('the version of SQLite'),
      licence: 'blessing',
      text: 'SQLite is in the public domain. Its authors disclaim copyright to its source code.',
      homepage: 'https://www.sqlite.org/',
      fromNpm: false,
    },
    {
      name: 'cloudflared',
      version: tunnel.version,
      licence: 'Apache-2.0',
      text: standardText(root, 'Apache-2.0'),
      homepage: 'https://github.com/cloudflare/cloudflared',
      fromNpm: false,
    },
  ];
}

const WITH_STANDARD_TEXT = ['MIT', 'Unlicense'];

/** With the standard text of a licence, and who holds it, where a package names it and leaves the text out. */
export function withText(part: ThirdParty, { root, author }: { root: string; author: string | undefined }): ThirdParty {
  if (part.text !== '' || !WITH_STANDARD_TEXT.includes(part.licence)) return part;
  const holder = author === undefined ? '' : `Copyright (c) ${author}\n\n`;
  return { ...part, text: `${holder}${standardText(root, part.licence)}` };
}

function standardText(root: string, licence: string): string {
  return readFileSync(join(root, 'resources', 'licences', `${licence}.txt`), 'utf8');
}

function npmPart(modules: string, name: string): ThirdParty {
  const folder = join(modules, name);
  const { version, license, homepage } = Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const file = ['LICENSE', 'LICENSE.md'].map((each) => join(folder, each)).find((each) => existsSync(each));
  const text = readFileSync(file ?? lacking(`the licence of ${name}`), 'utf8');
  return { name, version, licence: license, text, homepage, fromNpm: true };
}

function lacking(what: string): never {
  throw new Error(`Cannot find ${what}: see scripts/package/third-party.ts.`);
}
