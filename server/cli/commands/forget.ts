import type { Command } from 'commander';

import { AppError } from '#contract/errors.ts';

import { toCaller } from '../caller-argument.ts';
import { businessOption, describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import type { Shell } from '../shell.ts';

type ForgetOptions = PlaceOptions & { business?: string; yes?: boolean; json?: boolean };

export function forgetCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'forget',
    summary: 'erase everything about one caller: facts, calls, words, notes, tasks and raw deliveries',
    examples: [
      'forget "+1 212 555 0123"',
      'forget "+1 212 555 0123" --business dentist',
      'forget 0192f0c1-0000-7000-8000-000000000000 --yes --json',
    ],
  })
    .argument('<caller>', 'caller id, phone hash or phone number')
    .addOption(businessOption())
    .option('--yes', 'do not ask')
    .option('--json', 'print what was erased as JSON')
    .action(async (caller: string, options: ForgetOptions) => finish(await forget(shell, caller, options)));
}

async function forget(shell: Shell, caller: string, options: ForgetOptions): Promise<number> {
  if (!options.yes && !shell.interactive) {
    throw new AppError('invalid_input', 'Forgetting cannot be undone: add --yes where nobody can be asked.');
  }
  return withOwner(shell, options, async (ask) => {
    const whom = await toCaller(ask, caller, options.business);
    const { id, name, calls, facts } = await ask('callers.get', whom);
    const answer = options.yes
      ? 'yes'
      : await shell.question(`Erase ${name ?? 'this caller'}, ${calls} calls and ${facts.length} facts? (yes/no) `);
    if (answer.trim().toLowerCase() !== 'yes') {
      shell.warn('Nothing was erased.');
      return EXIT.failed;
    }
    const { erased } = await ask('callers.forget', { id });
    const counts = Object.entries(erased).map(([what, count]) => `${count} ${what}`);
    shell.say(options.json ? JSON.stringify({ erased }) : `Erased: ${counts.join(', ')}.`);
    return EXIT.done;
  });
}
