import { Option, type Command } from 'commander';

import type { CommandInput } from '#contract/commands.ts';
import { SheetNames } from '#contract/morning-sheet.ts';

import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { sheetLines } from '../morning-lines.ts';
import { withOwner } from '../owner.ts';

type Options = PlaceOptions & { business: string; day?: string; names: string; notes?: boolean; json?: boolean };

/** The morning sheet as text, to be sent to a printer or a screen of the shop's own: `desk sheet`. */
export function deskSheetCommand({ shell, finish }: Cli): Command {
  const about = {
    name: 'sheet',
    summary: 'print the morning sheet: bookings, call-backs and open questions of a day',
    examples: ['desk sheet', 'desk sheet --day 2026-11-23 --names none'],
  };
  return describeCommand(about)
    .addOption(new Option('--business <id>', 'whose day').default('default'))
    .option('--day <day>', 'as YYYY-MM-DD (default: the shop’s today)')
    .addOption(new Option('--names <names>', 'how much of a name').choices(SheetNames.options).default('first'))
    .option('--notes', 'the notes of the appointments too')
    .option('--json', 'print it as JSON')
    .action(async ({ business, day, names, notes, json, ...place }: Options) =>
      finish(
        await withOwner(shell, place, async (ask) => {
          const wanted: CommandInput<'morning-sheet.get'> = {
            ...{ business, names: SheetNames.parse(names), notes: notes === true },
            ...(day !== undefined && { day }),
          };
          const sheet = await ask('morning-sheet.get', wanted);
          for (const line of json ? [JSON.stringify(sheet)] : sheetLines(sheet)) shell.say(line);
          return EXIT.done;
        }),
      ),
    );
}
