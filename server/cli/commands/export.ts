import { Option, type Command } from 'commander';
import { resolve } from 'node:path';

import type { CallerExport } from '#contract/callers.ts';

import type { Ask } from '../ask.ts';
import { toCaller } from '../caller-argument.ts';
import { businessOption, describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { everyCaller } from '../every-caller.ts';
import { EXIT } from '../exit-codes.ts';
import { exportText, type Format } from '../export-text.ts';
import { withOwner } from '../owner.ts';
import { writePrivateOutput } from '../private-output.ts';
import type { Shell } from '../shell.ts';

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
    const { business } = options;
    const callers = caller === undefined ? everyCaller(ask, business) : oneCaller(ask, caller, business);
    const text = exportText(options.format, callers);
    if (options.out === undefined) await shell.write(text);
    else await writePrivateOutput(resolve(shell.cwd, options.out), text);
    return EXIT.done;
  });
}

async function* oneCaller(ask: Ask, typed: string, business: string | undefined): AsyncGenerator<CallerExport> {
  yield await ask('callers.export', await toCaller(ask, typed, business));
}
