// node scripts/package/gather.ts FROM TO: copies what is given away, and ends with 1 where the installed Linekeepers of
// this system would not find it.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

type Kind = 'linux' | 'win32' | 'darwin';
type Parts = { installers: readonly string[]; lists: readonly string[] };

/** How the installers of each system end, and where its installed programs look for the next version. */
const PARTS: Record<Kind, Parts> = {
  linux: {
    installers: ['linux-x86_64.AppImage', 'linux-arm64.AppImage'],
    lists: ['latest-linux.yml', 'latest-linux-arm64.yml'],
  },
  win32: { installers: ['win-x64.exe', 'win-arm64.exe'], lists: ['latest.yml'] },
  darwin: {
    installers: ['mac-x64.dmg', 'mac-arm64.dmg', 'mac-x64.zip', 'mac-arm64.zip'],
    lists: ['latest-mac.yml'],
  },
};

const List = z.object({ version: z.string(), files: z.array(z.object({ url: z.string(), sha512: z.base64() })) });

type Deps = { from: string; to: string; platform: Kind; version: string };

/** Copies the installers and the lists of updates. Throws with one sentence where one is missing or wrong. */
export function gather({ from, to, platform, version }: Deps): void {
  const { installers, lists } = PARTS[platform];
  const made = installers.map((end) => `Linekeeper-${version}-${end}`);
  const absent = [...made, ...lists].filter((name) => !existsSync(join(from, name)));
  if (absent.length > 0) throw new Error(`These were not made: ${absent.join(', ')}.`);
  const listed = lists.flatMap((name) => readList(from, name, version));
  const unlisted = made.filter((name) => !name.endsWith('.dmg') && !listed.includes(name));
  if (unlisted.length > 0) throw new Error(`No update would lead to ${unlisted.join(', ')}.`);
  mkdirSync(to, { recursive: true });
  const pieces = readdirSync(from).filter((name) => made.some((each) => name === `${each}.blockmap`));
  for (const name of [...made, ...lists, ...pieces]) copyFileSync(join(from, name), join(to, name));
}

/** The files that a list leads to, each of which must be the one it describes. */
function readList(from: string, name: string, version: string): string[] {
  const list = List.parse(parse(readFileSync(join(from, name), 'utf8')));
  if (list.version !== version) throw new Error(`${name} is about ${list.version}, and this is ${version}.`);
  for (const { url, sha512 } of list.files) {
    const file = join(from, url);
    const isIt = existsSync(file) && createHash('sha512').update(readFileSync(file)).digest('base64') === sha512;
    if (!isIt) throw new Error(`${name} leads to another ${url} than was made.`);
  }
  return list.files.map(({ url }) => url);
}

if (import.meta.main) {
  const [from = '', to = ''] = process.argv.slice(2);
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const { platform } = process;
  if (platform !== 'linux' && platform !== 'win32' && platform !== 'darwin')
    throw new Error(`There are no packages for ${platform}.`);
  gather({ from, to, platform, version });
}
