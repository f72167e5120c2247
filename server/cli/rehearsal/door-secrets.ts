import { AppError } from '#contract/errors.ts';

import type { Config } from '../../platform/config.ts';
import type { RuntimeInfo } from '../../platform/runtime-file.ts';
import type { DoorSecrets } from './door.ts';

const VARIABLES = {
  initiation: 'LINEKEEPER_INITIATION_SECRET',
  tool: 'LINEKEEPER_TOOL_SECRET',
  webhook: 'ELEVENLABS_WEBHOOK_SECRET',
} as const;

/**
 * The secrets a provider would use. A demo's are made at its start and stand in the runtime file.
 * @throws AppError `invalid_input` naming every variable that is not set
 */
export function doorSecrets(config: Config, runtime?: RuntimeInfo): DoorSecrets {
  const { initiation, tool, webhook } = config.secrets;
  const secrets = { initiation: initiation[0], tool: tool[0], webhook: webhook[0], ...runtime?.demoSecrets };
  if (isComplete(secrets)) return secrets;
  const missing = Object.entries(VARIABLES).flatMap(([name, variable]) =>
    secrets[name as keyof DoorSecrets] === undefined ? [variable] : [],
  );
  throw new AppError(
    'invalid_input',
    `A rehearsal needs the same secrets as a real call; not set: ${missing.join(', ')}.`,
  );
}

function isComplete(secrets: { [N in keyof DoorSecrets]: string | undefined }): secrets is DoorSecrets {
  return Object.values(secrets).every((given) => given !== undefined);
}
