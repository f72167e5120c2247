import { parseArgs } from 'node:util';

import { TARGETS, targetName, type Target } from './targets.ts';

export type Options = {
  targets: readonly Target[];
  /** Only the packed folders, no installers. */
  folderOnly: boolean;
  /** Without network and without anything of another system: a stand-in for Electron, to look into the result. */
  dryRun: boolean;
};

/** Reads `[--for linux-x64 …] [--folder] [--dry-run]`. Throws with one sentence on anything else. */
export function readOptions(args: readonly string[], platform: NodeJS.Platform): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      for: { type: 'string', multiple: true },
      folder: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const dryRun = values['dry-run'];
  // electron-builder makes no Mac app on Windows: what it is made of there has links that Windows does not keep.
  const inReach = TARGETS.filter((target) => platform !== 'win32' || target.platform !== 'darwin');
  const usual = dryRun ? inReach : TARGETS.filter((target) => target.platform === platform);
  return { targets: values.for?.map(toTarget) ?? usual, folderOnly: values.folder || dryRun, dryRun };
}

function toTarget(name: string): Target {
  const target = TARGETS.find((each) => targetName(each) === name);
  if (!target)
    throw new Error(`There are packages for ${TARGETS.map(targetName).join(', ')}; ${name} is none of them.`);
  return target;
}
