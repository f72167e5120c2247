import type { Command } from 'commander';

import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { freshDeskAddress } from '../desk-client.ts';
import { EXIT } from '../exit-codes.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';

type DeskOptions = PlaceOptions & { json?: boolean };

export function deskCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'desk',
    summary: 'print a fresh address that opens the window in a browser of this computer, once, within ten minutes',
    examples: ['desk', 'desk --json'],
  })
    .option('--json', 'print it as JSON')
    .action(async (options: DeskOptions) => {
      const { door } = connectRunning(findPlace(shell, options));
      const deskUrl = await freshDeskAddress(door);
      shell.say(options.json ? JSON.stringify({ deskUrl }) : deskUrl);
      finish(EXIT.done);
    });
}
