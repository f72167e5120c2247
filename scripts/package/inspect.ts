import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { nativeModule, tunnelProgram } from './allowed.ts';
import type { Budgets } from './budgets.ts';
import { readArchived, readContents } from './contents.ts';
import { findFaults, Manifest } from './faults.ts';
import { findFuseFaults } from './fuses.ts';
import { findIntegrityFaults } from './integrity.ts';
import { findLinks } from './links.ts';
import { targetOfCode } from './machine-code.ts';
import { findForgeries } from './originals.ts';
import { readProject, toManifest } from './prepare.ts';
import { executableIn, resourcesIn, targetName, type Target } from './targets.ts';
import { sha256Of } from './tunnel-programs.ts';
import { findUpdateFaults } from './update-source.ts';

type Deps = {
  /** The repository’s folder, with what was built in `out/package`. */
  root: string;
  /** The packed folder. */
  folder: string;
  target: Target;
  budgets: Budgets;
  needsTunnelProgram: boolean;
  /** The hash each target’s cloudflared must have: see `stageTunnelPrograms`. */
  tunnelPrograms: ReadonlyMap<string, string>;
  isSigned: boolean;
  /** Where updates come from (see `findUpdateFaults`); null for a folder of which no installer is made. */
  updates: { repository: string | undefined } | null;
};

/** Looks through a packed folder: one sentence for each thing that keeps it from being given away. */
export async function inspect(deps: Deps): Promise<string[]> {
  const { root, folder, target, budgets, needsTunnelProgram, updates } = deps;
  const manifest: unknown = JSON.parse(readArchived(folder, target, 'package.json').toString('utf8'));
  const files = readContents(folder, target);
  const links = findLinks(files, target);
  return [
    ...findFaults({ target, files, manifest: Manifest.parse(manifest) }, { budgets, needsTunnelProgram }),
    ...links,
    // A link would be followed to whatever it leads to.
    ...(links.length > 0
      ? []
      : findForgeries({ root, folder, target, files, readArchived: (path) => readArchived(folder, target, path) })),
    ...findManifestFaults(manifest, deps),
    ...findProgramFaults(deps),
    ...(updates ? findUpdateFaults(folder, target, updates.repository) : []),
    ...findIntegrityFaults(folder, target),
    ...(await findFuseFaults(executableIn(folder, target))),
  ];
}

/** The program believes its package.json, such as whether it may put a newer one in its own place. */
function findManifestFaults(manifest: unknown, { root, isSigned }: Deps): string[] {
  const made = toManifest(readProject(root), { isSigned });
  return isDeepStrictEqual(manifest, made) ? [] : ['The package.json inside is not the one that was made for it.'];
}

function findProgramFaults({ folder, target, tunnelPrograms }: Deps): string[] {
  const resources = resourcesIn(folder, target);
  const tunnel = join(resources, tunnelProgram(target));
  const isOther = existsSync(tunnel) && sha256Of(tunnel) !== tunnelPrograms.get(targetName(target));
  const module = join(resources, 'app.asar.unpacked', nativeModule(target));
  const code = existsSync(module) ? targetOfCode(readFileSync(module)) : targetName(target);
  return [
    ...(isOther ? ['cloudflared is another file than the pinned one.'] : []),
    ...(code === targetName(target) ? [] : [`The native module is for ${code ?? 'no computer'}.`]),
  ];
}
