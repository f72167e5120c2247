import type { Command } from 'commander';

import { AppError } from '#contract/errors.ts';

import { loadApiToken, rotateApiToken } from '../../platform/api-token.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { findPlace } from '../place.ts';
import type { Shell } from '../shell.ts';

type TokenOptions = PlaceOptions & { rotate?: boolean };

export function tokenCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'token',
    summary: "print the bearer token of the owner's API",
    examples: ['token', 'token --rotate'],
  })
    .option('--rotate', 'make a new one; the old one stops working at the next start')
    .action((options: TokenOptions) => finish(showToken(shell, options)));
}

function showToken(shell: Shell, options: TokenOptions): number {
  const { config, dataDir, runtime } = findPlace(shell, options);
  const configured = config.secrets.apiToken;
  if (options.rotate && configured !== undefined) {
    throw new AppError('conflict', 'The token is set by LINEKEEPER_API_TOKEN: change it there.');
  }
  shell.say(options.rotate ? rotateApiToken(dataDir) : loadApiToken({ dataDir, configured }));
  if (options.rotate && runtime) shell.warn('Restart Linekeeper so that it takes the new token.');
  return EXIT.done;
}
