import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import { isAllowed, nativeModule } from './allowed.ts';
import type { PackedFile } from './contents.ts';
import { shippedResources } from './resources.ts';
import { resourcesIn, type Target } from './targets.ts';

/** A place in a package, and the file of this repository that lies there. */
type Original = { place: PackedFile['place']; path: string; from: string };

type Deps = {
  /** The repository’s folder. */
  root: string;
  /** The packed folder. */
  folder: string;
  target: Target;
  files: readonly PackedFile[];
  /** The bytes of a file in the archive. */
  readArchived: (path: string) => Buffer;
};

/**
 * Holds what is ours in a package against what it was made of, file by file: one sentence for each that is missing, was
 * never there, or is another. Of a package.json that only says that it is there: electron-builder writes each anew, and
 * ours is looked at apart (inspect.ts).
 */
export function findForgeries({ root, folder, target, files, readArchived }: Deps): string[] {
  const wanted = originalsOf(root, target);
  const has = new Set(files.map(({ place, path }) => `${place} ${path}`));
  const known = new Set(wanted.map(({ path }) => path));
  const packed = ({ place, path }: Original): Buffer =>
    place === 'asar' ? readArchived(path) : readFileSync(join(onDisk(folder, target, place), ...path.split('/')));
  const absent = wanted.filter(({ place, path }) => !has.has(`${place} ${toListed(target, place, path)}`));
  const kept = wanted.filter((one) => !absent.includes(one) && !one.path.endsWith('/package.json'));
  const others = kept.filter((one) => !packed(one).equals(readFileSync(one.from)));
  const unknown = files.filter(({ place, path }) => place === 'asar' && path !== 'package.json' && !known.has(path));
  // What nothing of ours is even called is named already (faults.ts).
  const strangers = unknown.filter((file) => isAllowed(file, target));
  return [
    ...absent.map(({ path }) => `This is missing: ${path}.`),
    ...others.map(({ path }) => `This is not what it was made of: ${path}.`),
    ...strangers.map(({ path }) => `Nobody made this, or nobody said that it goes along: ${path}.`),
  ];
}

/** What the archive is made of, and what lies beside it. */
function originalsOf(root: string, target: Target): Original[] {
  const parts = join(root, 'out', 'package');
  const database = 'node_modules/better-sqlite3';
  const inArchive = [
    ...['electron', 'renderer'].flatMap((name) => beneath(join(parts, name), `out/${name}`)),
    ...shippedResources(target.platform).map((path) => ({ path, from: join(root, path) })),
    ...beneath(join(root, database, 'lib'), `${database}/lib`).filter(({ path }) => path.endsWith('.js')),
    ...['package.json', 'LICENSE'].map((name) => ({ path: `${database}/${name}`, from: join(root, database, name) })),
  ];
  const licences = ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'sbom.cdx.json'];
  const module = { place: 'unpacked', path: nativeModule(target), from: join(root, nativeModule(target)) } as const;
  return [
    ...inArchive.map((one) => ({ place: 'asar' as const, ...one })),
    ...licences.map((name) => ({ place: 'disk' as const, path: `licences/${name}`, from: join(parts, name) })),
    // On macOS it gets a signature, and with it other bytes.
    ...(target.platform === 'darwin' ? [] : [module]),
  ];
}

function beneath(folder: string, as: string): { path: string; from: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const [from, path] = [join(folder, entry.name), `${as}/${entry.name}`];
    return entry.isDirectory() ? beneath(from, path) : [{ path, from }];
  });
}

function onDisk(folder: string, target: Target, place: 'unpacked' | 'disk' | 'asar'): string {
  const resources = resourcesIn(folder, target);
  return place === 'unpacked' ? join(resources, 'app.asar.unpacked') : resources;
}

/** A path beneath the resources, as it is listed from the folder of the package. */
function toListed(target: Target, place: PackedFile['place'], path: string): string {
  if (place !== 'disk') return path;
  return `${resourcesIn('', target).split(sep).join('/')}/${path}`;
}
