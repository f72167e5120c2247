import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { AppError } from '#contract/errors.ts';

import type { Environment } from './config.ts';
import { errorCode } from './private-file.ts';

/**
 * The environment with `.env` of the working directory and then of the data directory put beneath it.
 * What stands first wins, also when it is empty: that is how a setting in a file is switched off for one start.
 */
export function loadEnvFiles(cwd: string, dataDir: string | undefined, env: Environment): Environment {
  const merged: Record<string, string | undefined> = { ...env };
  for (const directory of new Set(dataDir === undefined ? [cwd] : [cwd, dataDir])) {
    for (const [name, value] of Object.entries(readEnvFile(join(directory, '.env')))) merged[name] ??= value;
  }
  return merged;
}

function readEnvFile(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return {};
    throw new AppError('invalid_input', `The settings file ${file} cannot be read (${errorCode(error) ?? 'unknown'}).`);
  }
}
