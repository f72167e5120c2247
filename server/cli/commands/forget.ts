import type { Command } from 'commander';
import { resolve } from 'node:path';

import type { CommandOutput } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';

import { toCaller } from '../caller-argument.ts';
import { certificateText } from '../certificate-lines.ts';
import { businessOption, describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import type { Shell } from '../shell.ts';
import { writeCertificate } from './certificate.ts';

type ForgetOptions = PlaceOptions & { business?: string; yes?: boolean; json?: boolean; certificate?: string };

export function forgetCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'forget',
    summary: 'erase everything about one caller: facts, calls, words, notes, tasks and raw deliveries',
    examples: [
      'forget "+1 212 555 0123"',
      'forget "+1 212 555 0123" --business dentist --certificate erased.txt',
      'forget 0192f0c1-0000-7000-8000-000000000000 --yes --json',
    ],
  })
    .argument('<caller>', 'caller id, phone hash or phone number')
    .addOption(businessOption())
    .option('--yes', 'do not ask')
    .option('--certificate <file>', 'write down what was erased, and what the providers were asked, into this file')
    .option('--json', 'print what was erased as JSON')
    .action(async (caller: string, options: ForgetOptions) => finish(await forget(shell, caller, options)));
}

async function forget(shell: Shell, caller: string, options: ForgetOptions): Promise<number> {
  if (!options.yes && !shell.interactive) {
    throw new AppError('invalid_input', 'Forgetting cannot be undone: add --yes where nobody can be asked.');
  }
  return withOwner(shell, options, async (ask, _place, settle) => {
    const whom = await toCaller(ask, caller, options.business);
    const { id, name, calls, facts } = await ask('callers.get', whom);
    const answer = options.yes
      ? 'yes'
      : await shell.question(`Erase ${name ?? 'this caller'}, ${calls} calls and ${facts.length} facts? (yes/no) `);
    if (answer.trim().toLowerCase() !== 'yes') {
      shell.warn('Nothing was erased.');
      return EXIT.failed;
    }
    const { erased, provider, certificate } = await ask('callers.forget', { id });
    const counts = Object.entries(erased).map(([what, count]) => `${count} ${what}`);
    const said = [`Erased: ${counts.join(', ')}.`, atProvider(provider)].join(' ').trim();
    shell.say(options.json ? JSON.stringify({ erased, provider, certificate }) : `${said} Certificate ${certificate}.`);
    if (options.certificate !== undefined) {
      await settle();
      const file = resolve(shell.cwd, options.certificate);
      await writeCertificate(file, certificateText(await ask('erasures.get', { id: certificate })));
    }
    return EXIT.done;
  });
}

function atProvider({ hasKey, asked, done, waiting }: CommandOutput<'callers.forget'>['provider']): string {
  if (asked === 0) return '';
  if (!hasKey) return `ElevenLabs may still have ${asked} of the calls: there is no key to ask it with.`;
  return `ElevenLabs was asked to delete ${asked} calls: ${done} done, ${waiting} waiting.`;
}
