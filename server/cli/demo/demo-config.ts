import { randomBytes } from 'node:crypto';

import type { Config } from '../../platform/config.ts';

/**
 * A demo needs no account: secrets nobody configured are made up for this process. They never leave the machine,
 * and other commands find them in the runtime file.
 */
export function withDemoSecrets(config: Config): Config {
  const madeUp = NEEDED.filter((name) => config.secrets[name].length === 0);
  const secrets = Object.fromEntries(madeUp.map((name) => [name, [randomBytes(32).toString('base64url')]]));
  return { ...config, secrets: { ...config.secrets, ...secrets, madeUp } };
}

const NEEDED = ['webhook', 'initiation', 'tool'] as const;
