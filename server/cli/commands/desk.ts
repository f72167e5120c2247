import type { Command } from 'commander';

import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { freshDeskAddress } from '../desk-client.ts';
import { EXIT } from '../exit-codes.ts';
import { deskBookCommands } from './desk-book.ts';
import { deskGapCommands } from './desk-gaps.ts';
import { deskSheetCommand } from './desk-sheet.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';

type DeskOptions = PlaceOptions & { json?: boolean };

export function deskCommand({ shell, finish }: Cli): Command {
  const command = describeCommand({
    name: 'desk',
    summary:
      'print a fresh address that opens the window in a browser of this computer, once, within ten minutes; work in the appointment book, answer what callers asked, or print the morning sheet',
    examples: ['desk', 'desk --json', 'desk list --from 2026-11-23', 'desk questions', 'desk sheet'],
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
  const cli = { shell, finish };
  for (const each of [...deskBookCommands(cli), ...deskGapCommands(cli), deskSheetCommand(cli)])
    command.addCommand(each);
  return command;
}
