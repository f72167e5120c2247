import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { fetchCloudflared, type Fetched } from './cloudflared-fetch.ts';
import { officialSource } from './cloudflared-official.ts';
import {
  buildFor,
  fetchedIn,
  machineName,
  pinnedRelease,
  programIn,
  type CloudflaredBuild,
  type CloudflaredRelease,
  type Machine,
} from './cloudflared-release.ts';
import type { CloudflaredSource } from './cloudflared-source.ts';
import { removeOtherVersions } from './cloudflared-tidy.ts';

type Pinned = {
  machine: Machine;
  /** Into the cache of an installed Linekeeper, or into the folder that a package is made of. */
  into: { cacheDir: string } | { bundledDir: string };
  /** False for another machine than this one. */
  tryRun: boolean;
  /** Where else to look when Cloudflare's own release page does not answer. */
  further?: (build: CloudflaredBuild) => readonly CloudflaredSource[];
  release?: CloudflaredRelease;
  /** Where the assets lie; for tests. */
  releases?: string;
};

/** Fetches the pinned cloudflared for a machine. Throws AppError as `fetchCloudflared`, and where there is no build. */
export async function fetchPinned({
  machine,
  into,
  tryRun,
  further = () => [],
  release = pinnedRelease(),
  ...more
}: Pinned): Promise<Fetched & { version: string }> {
  const { version } = release;
  const build = buildFor(release, machine);
  if (!build) throw refused('unavailable', tell('tunnel_program_no_build', { machine: machineName(machine) }));
  const path = 'cacheDir' in into ? fetchedIn(into.cacheDir, release, machine) : programIn(into.bundledDir, machine);
  const official = officialSource({ build, version, ...more });
  const fetched = await fetchCloudflared({ build, path, tryRun, sources: [official, ...further(build)] });
  if ('cacheDir' in into) await removeOtherVersions(into.cacheDir, version);
  return { ...fetched, version };
}
