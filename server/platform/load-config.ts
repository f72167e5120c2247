import { homedir } from 'node:os';
import { resolve } from 'node:path';

import { readConfig, type Config, type Environment } from './config.ts';
import { defaultDataDir, openDataDir } from './data-dir.ts';
import { loadEnvFiles } from './env-files.ts';

type Start = { cwd: string; env: Environment; demo: boolean; dataDir?: string | undefined };

/**
 * All settings of a start and the data directory they belong to, which exists afterwards.
 * The directory is chosen by option, then by environment or `.env` of the working directory, then by the system;
 * the `.env` inside it is read last. Throws AppError as {@link readConfig} and {@link openDataDir} do.
 */
export function loadConfig({ cwd, env, demo, dataDir }: Start): { config: Config; dataDir: string } {
  const directory = openDataDir(findDataDir({ cwd, env, demo, dataDir }));
  return { config: readConfig(loadEnvFiles(cwd, directory, env)), dataDir: directory };
}

/** The data directory a start would use, without making it. `usual` stands in for the system's own choice. */
export function findDataDir({ cwd, env, demo, dataDir }: Start, usual?: string): string {
  const outside = loadEnvFiles(cwd, undefined, env);
  const configured = outside['LINEKEEPER_DATA_DIR']?.trim();
  // A demo beside configured real data gets a folder of its own; only the option is taken at its word.
  const named = dataDir ?? (configured ? `${configured}${demo ? '-demo' : ''}` : usual);
  const machine = { platform: process.platform, env: outside, home: homedir() };
  return named === undefined ? defaultDataDir(machine, demo) : resolve(cwd, named);
}
