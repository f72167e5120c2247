import { Command, Option } from 'commander';

import { EXIT_HELP } from './exit-codes.ts';
import type { Shell } from './shell.ts';

/** Where a command keeps and finds its data. */
export type PlaceOptions = { dataDir?: string; demo?: boolean };

export type Cli = {
  shell: Shell;
  /** Takes the exit code of the command that ran. */
  finish: (code: number) => void;
};

/** Whose memory is meant; without it a number is looked up in the default business's. */
export function businessOption(): Option {
  return new Option(
    '--business <id>',
    'the business whose caller is meant (default: "default"; of all when nobody is named)',
  );
}

type Description = { name: string; summary: string; examples: string[]; exits?: string };

/** A command with what all of them share: the data directory, examples and exit codes in its help. */
export function describeCommand({ name, summary, examples, exits = EXIT_HELP }: Description): Command {
  const lines = examples.map((example) => `  $ npm run linekeeper -- ${example}`);
  return new Command(name)
    .description(summary)
    .option('--data-dir <dir>', "data directory (default: LINEKEEPER_DATA_DIR or the system's user-data folder)")
    .addOption(new Option('--demo', "use the demo's own data directory and sample shop"))
    .addHelpText('after', `\nExamples:\n${lines.join('\n')}\n\n${exits}`);
}
