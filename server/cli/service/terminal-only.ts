import type { Environment } from '../../platform/config.ts';
import { aliases, Variables } from '../../platform/config-variables.ts';

/** The data directory is the one setting that a service is given by name. */
const settings: ReadonlySet<string> = new Set(
  [...Object.keys(Variables.shape), ...Object.values(aliases)].filter((name) => name !== 'LINEKEEPER_DATA_DIR'),
);

/** The environment as a service will find it: without the settings of this terminal. */
export function withoutSettings(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !settings.has(name)));
}

/**
 * Settings that only this terminal knows and a service would not: names, never values.
 * @param files what the `.env` files say, which the service reads itself
 */
export function terminalOnly(env: Environment, files: Environment): string[] {
  return [...settings].filter((name) => env[name]?.trim() && env[name] !== files[name]);
}
