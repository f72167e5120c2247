import { randomBytes } from 'node:crypto';

import type { Config } from '../../platform/config.ts';

/**
 * A demo needs no account: secrets nobody configured are made up for this process. They never leave the machine,
 * and other commands find them in the runtime file.
 */
export function withDemoSecrets(config: Config): Config {
  const { webhook, initiation, tool } = config.secrets;
  return {
    ...config,
    secrets: { ...config.secrets, webhook: orRandom(webhook), initiation: orRandom(initiation), tool: orRandom(tool) },
  };
}

function orRandom(secrets: readonly string[]): readonly string[] {
  return secrets.length > 0 ? secrets : [randomBytes(32).toString('base64url')];
}
