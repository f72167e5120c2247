import type { Config } from '../platform/config.ts';
import { loadConfig } from '../platform/load-config.ts';
import { readRuntimeFile, type RuntimeInfo } from '../platform/runtime-file.ts';
import type { PlaceOptions } from './command.ts';
import type { Shell } from './shell.ts';

export type Place = { config: Config; dataDir: string; runtime: RuntimeInfo | undefined };

/** The settings and the data directory a command was meant for, and the server running there, if one does. */
export function findPlace(shell: Shell, { dataDir, demo = false }: PlaceOptions): Place {
  const place = loadConfig({ cwd: shell.cwd, env: shell.env, demo, dataDir });
  return { ...place, runtime: readRuntimeFile(place.dataDir) };
}
