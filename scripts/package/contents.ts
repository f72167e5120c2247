import { existsSync, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { extractFile, listPackage, statFile, uncache } from '@electron/asar';

import { resourcesIn, type Target } from './targets.ts';

/**
 * One file of a package: inside app.asar, beside it in app.asar.unpacked, or anywhere else on the disk. Paths have
 * forward slashes and begin at the archive, or at the folder of the package. A link says where it leads.
 */
export type PackedFile = { place: 'asar' | 'unpacked' | 'disk'; path: string; bytes: number; link?: string };

/** Everything that is in a packed folder. Throws when there is no app.asar. */
export function readContents(folder: string, target: Target): PackedFile[] {
  const resources = resourcesIn(folder, target);
  const unpacked = join(resources, 'app.asar.unpacked');
  const beside = existsSync(unpacked) ? walk(unpacked) : [];
  return [
    ...readArchive(join(resources, 'app.asar')),
    ...beside.map((file) => toFile('unpacked', unpacked, file)),
    ...walk(folder)
      .filter((file) => !file.startsWith(unpacked + sep))
      .map((file) => toFile('disk', folder, file)),
  ];
}

/** A file out of the archive. */
export function readArchived(folder: string, target: Target, path: string): Buffer {
  const archive = join(resourcesIn(folder, target), 'app.asar');
  uncache(archive); // the library remembers an archive by its path, and there may be another one by now
  return extractFile(archive, path.split('/').join(sep));
}

function readArchive(archive: string): PackedFile[] {
  uncache(archive);
  const entries = listPackage(archive, { isPack: false }).map((entry) => entry.split(sep).join('/').slice(1));
  return entries.flatMap((path) => {
    const entry = statFile(archive, path.split('/').join(sep), false);
    if ('link' in entry) return [{ place: 'asar', path, bytes: 0, link: entry.link }];
    // Folders have no size; what is only named here and lies beside the archive is counted there.
    if (!('size' in entry) || ('unpacked' in entry && entry.unpacked)) return [];
    return [{ place: 'asar', path, bytes: entry.size }];
  });
}

function toFile(place: PackedFile['place'], from: string, file: string): PackedFile {
  const about = lstatSync(file);
  const link = about.isSymbolicLink() ? { link: readlinkSync(file) } : {};
  return { place, path: relative(from, file).split(sep).join('/'), bytes: about.size, ...link };
}

/** Links are listed and not followed: on macOS a framework is half made of them. */
function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}
