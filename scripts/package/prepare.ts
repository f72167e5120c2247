import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { buildBundles } from './bundles.ts';
import { OUTSIDE_BUNDLES } from './faults.ts';
import { toNotices } from './notices.ts';
import { toSbom } from './sbom.ts';
import { partsOutsideBundles } from './third-party.ts';

const Project = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  dependencies: z.record(z.string(), z.string()),
});
export type Project = z.infer<typeof Project>;

type Deps = {
  /** The repository’s folder. */
  root: string;
  /** The hash of each target’s cloudflared as it is packed: see `stageTunnelPrograms`. */
  tunnelPrograms: ReadonlyMap<string, string>;
  isSigned: boolean;
};

/** Our own package.json: where name and version stand, once for everything. */
export function readProject(root: string): Project {
  return Project.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
}

/** Puts what electron-builder.yml packs into `out/package`: bundles, package.json, licences, bill of materials. */
export async function prepareParts({ root, tunnelPrograms, isSigned }: Deps): Promise<void> {
  const into = join(root, 'out', 'package');
  const project = readProject(root);
  const bundled = await buildBundles({ root, into, tunnelPrograms });
  const parts = [...partsOutsideBundles(root), ...bundled];
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, 'THIRD-PARTY-NOTICES.txt'), toNotices(parts));
  writeFileSync(join(into, 'sbom.cdx.json'), `${JSON.stringify(toSbom(parts, project), null, 2)}\n`);
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(toManifest(project, { isSigned }), null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(into, 'LICENSE.txt'));
}

/**
 * The package.json inside a package: of the dependencies only those that are not in the bundles, and whether it is
 * signed, because only a signed Linekeeper puts a newer one in its own place (electron/place.ts).
 */
export function toManifest({ dependencies, ...rest }: Project, { isSigned }: { isSigned: boolean }): object {
  const outside = Object.entries(dependencies).filter(([module]) => OUTSIDE_BUNDLES.includes(module));
  const program = { productName: 'Linekeeper', type: 'module', main: 'out/electron/main.js' };
  return { ...rest, ...program, ...(isSigned ? { signed: true } : {}), dependencies: Object.fromEntries(outside) };
}
