import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { tunnelProgram } from './allowed.ts';
import type { Budgets } from './budgets.ts';
import { readContents, readPackedText } from './contents.ts';
import { findFaults, Manifest } from './faults.ts';
import { findFuseFaults } from './fuses.ts';
import { findIntegrityFaults } from './integrity.ts';
import { executableIn, resourcesIn, targetName, type Target } from './targets.ts';
import { sha256Of } from './tunnel-programs.ts';

type Deps = {
  /** The packed folder. */
  folder: string;
  target: Target;
  budgets: Budgets;
  needsTunnelProgram: boolean;
  /** The hash each target’s cloudflared must have: see `stageTunnelPrograms`. */
  tunnelPrograms: ReadonlyMap<string, string>;
};

/** Looks through a packed folder: one sentence for each thing that keeps it from being given away. */
export async function inspect({
  folder,
  target,
  budgets,
  needsTunnelProgram,
  tunnelPrograms,
}: Deps): Promise<string[]> {
  const manifest = Manifest.parse(JSON.parse(readPackedText(folder, target, 'package.json')));
  const files = readContents(folder, target);
  const tunnel = join(resourcesIn(folder, target), tunnelProgram(target));
  const isOther = existsSync(tunnel) && sha256Of(tunnel) !== tunnelPrograms.get(targetName(target));
  return [
    ...findFaults({ target, files, manifest }, { budgets, needsTunnelProgram }),
    ...(isOther ? ['cloudflared is another file than the pinned one.'] : []),
    ...findIntegrityFaults(folder, target),
    ...(await findFuseFaults(executableIn(folder, target))),
  ];
}
