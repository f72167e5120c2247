import type { Command } from 'commander';

import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { freshDeskAddress } from '../desk-client.ts';
import { EXIT } from '../exit-codes.ts';
import { deskBookCommands } from './desk-book.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';

type DeskOptions = PlaceOptions & { json?: boolean };

export function deskCommand({ shell, finish }: Cli): Command {
  const command = describeCommand({
    name: 'desk',
    summary:
      'print a fresh address that opens the window in a browser of this computer, once, within ten minutes; or work in the appointment book',
    examples: ['desk', 'desk --json', 'desk list --from 2026-11-23'],
  })
    // An option after the name of a part is the part's.
    .enablePositionalOptions()
    .option('--json', 'print it as JSON')
    .action(async (options: DeskOptions) => {
      const { door } = connectRunning(findPlace(shell, options));
      const deskUrl = await freshDeskAddress(door);
      shell.say(options.json ? JSON.stringify({ deskUrl }) : deskUrl);
      finish(EXIT.done);
    });
  for (const each of deskBookCommands({ shell, finish })) command.addCommand(each);
  return command;
}
