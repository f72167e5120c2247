import { Option, type Command } from 'commander';
import { resolve } from 'node:path';

import type { CommandInput, CommandOutput } from '#contract/commands.ts';

import type { Ask } from '../ask.ts';
import { toCaller } from '../caller-argument.ts';
import { businessOption, describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import { writePrivateOutput } from '../private-output.ts';
import type { Shell } from '../shell.ts';

type Format = CommandInput<'callers.export-text'>['format'];
type ExportOptions = PlaceOptions & { business?: string; format: Format; out?: string };

export function exportCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'export',
    summary: 'write out everything held about one caller, or about everybody; numbers stand in clear',
    examples: ['export "+1 212 555 0123" --business dentist', 'export --format csv --out callers.csv'],
  })
    .argument('[caller]', 'caller id, phone hash or phone number; everybody when left out')
    .addOption(businessOption())
    .addOption(new Option('--format <format>', 'how to write it').choices(['json', 'csv']).default('json'))
    .option('--out <file>', 'file to write, readable by you only (default: standard output)')
    .action(async (caller: string | undefined, options: ExportOptions) =>
      finish(await exportCallers(shell, caller, options)),
    );
}

function exportCallers(shell: Shell, caller: string | undefined, options: ExportOptions): Promise<number> {
  return withOwner(shell, options, async (ask) => {
    const text = pieces(ask, caller, options);
    if (options.out === undefined) await shell.write(text);
    else await writePrivateOutput(resolve(shell.cwd, options.out), text);
    return EXIT.done;
  });
}

async function* pieces(
  ask: Ask,
  typed: string | undefined,
  { business, format }: ExportOptions,
): AsyncGenerator<string> {
  const where = business === undefined ? {} : { business };
  const whose = typed === undefined ? where : await toCaller(ask, typed, business);
  for (let cursor: string | null | undefined; cursor !== null;) {
    const from = cursor === undefined ? {} : { cursor };
    const piece: CommandOutput<'callers.export-text'> = await ask('callers.export-text', { ...whose, ...from, format });
    yield piece.text;
    cursor = piece.nextCursor;
  }
}
