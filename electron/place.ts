import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import type { Config } from '../server/platform/config.ts';
import { loadConfig } from '../server/platform/load-config.ts';
import type { ElectronParts, Machine } from './electron-parts.ts';
import type { Flags } from './flags.ts';

/** The settings of this start, and where everything lies. */
export type Place = {
  config: Config;
  dataDir: string;
  logFile: string;
  /** Templates and rehearsals shipped with the program. */
  resourcesDir: string;
  iconsDir: string;
  /** The window's own icon, on the one system where a window has to bring it. */
  icon: string | null;
  /** The built window. */
  windowDir: string;
  preload: string;
  /** Where the tunnel's program lies that came with Linekeeper: never inside an archive, out of which nothing runs. */
  programsDir: string;
  version: string;
  /** Whether this is an installed build that was signed by us. */
  isSigned: boolean;
};

type Deps = {
  app: Pick<ElectronParts['app'], 'getVersion' | 'isPackaged' | 'setPath'>;
  machine: Pick<Machine, 'cwd' | 'env' | 'platform' | 'resourcesPath'>;
  flags: Pick<Flags, 'dataDir' | 'demo'>;
  /** Linekeeper's own folder, with package.json and resources/; the archive, where it is installed. */
  root: string;
};

/**
 * Finds the settings and the data directory, and puts Chromium's own files beneath it: one running program for each
 * data directory, and the demo beside the real shop. To be called before Electron is ready.
 * Throws AppError as `loadConfig` does.
 */
export function findPlace({ app, machine, flags, root }: Deps): Place {
  // An installed program is started from anywhere: a `.env` that happens to lie there must not name programs to run.
  const cwd = app.isPackaged ? machine.resourcesPath : machine.cwd();
  const { config, dataDir } = loadConfig({ cwd, env: machine.env, demo: flags.demo, dataDir: flags.dataDir });
  const profile = join(dataDir, 'window');
  mkdirSync(profile, { recursive: true }); // Electron takes none that is not there
  for (const name of ['userData', 'sessionData']) app.setPath(name, profile);
  return {
    config,
    dataDir,
    logFile: join(dataDir, 'logs', 'linekeeper.log'),
    resourcesDir: join(root, 'resources'),
    iconsDir: join(root, 'resources', 'icons'),
    icon: machine.platform === 'linux' ? join(root, 'resources', 'icons', 'app-linux', '512x512.png') : null,
    windowDir: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'electron', 'preload.cjs'),
    programsDir: join(app.isPackaged ? machine.resourcesPath : join(root, 'resources'), 'cloudflared'),
    version: app.getVersion(),
    isSigned: app.isPackaged && isSigned(root),
  };
}

const Manifest = z.object({ signed: z.boolean().optional() });

/** The packaging writes it, where it had a certificate (scripts/package/prepare.ts). */
function isSigned(root: string): boolean {
  const manifest = Manifest.safeParse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return manifest.data?.signed ?? false;
}
