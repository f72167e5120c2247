import { join } from 'node:path';

import { Arch, build, Platform, type Configuration } from 'electron-builder';

import type { Target } from './targets.ts';

type Deps = {
  root: string;
  targets: readonly Target[];
  /** Only the packed folder: no installer, which on each system needs tools of that system. */
  folderOnly: boolean;
  /** What this run sets aside from electron-builder.yml, such as another Electron or another output folder. */
  changes?: Configuration;
};

const PLATFORM = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC };
const ARCH = { x64: Arch.x64, arm64: Arch.arm64 };

/** Has electron-builder make the packages. Nothing is uploaded from here, whatever the environment says. */
export async function pack({ root, targets, folderOnly, changes = {} }: Deps): Promise<void> {
  const kind = folderOnly ? 'dir' : null;
  const wanted = Map.groupBy(targets, ({ platform }) => PLATFORM[platform]);
  const perPlatform = [...wanted].map(([platform, each]) =>
    platform.createTarget(kind, ...each.map(({ arch }) => ARCH[arch])),
  );
  const config = { ...changes, extends: join(root, 'electron-builder.yml') };
  for (const each of perPlatform) await build({ projectDir: root, targets: each, config, publish: 'never' });
}
