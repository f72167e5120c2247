import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';

import type { BackupState } from '#contract/backup.ts';
import { AppError } from '#contract/errors.ts';

import type { Ask } from '../ask.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import { askPassphrase, PASSPHRASE_HELP } from '../passphrase.ts';
import type { Shell } from '../shell.ts';

type BackupOptions = PlaceOptions & {
  to?: string;
  folder?: string;
  setPassphrase?: boolean;
  passphraseFile?: string;
  daily?: string;
  recordings?: string;
  json?: boolean;
};

/** Often enough that nobody notices; a large memory takes minutes. */
const AGAIN_MS = 200;

export function backupCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'backup',
    summary: 'write everything remembered into one encrypted file, and open it again to see that it is whole',
    examples: [
      'backup --folder /media/usb/linekeeper --set-passphrase',
      'backup',
      'backup --to /tmp/before-the-move --json',
    ],
  })
    .option('--to <dir>', 'an existing folder for this one backup (default: the chosen one)')
    .option('--folder <dir>', 'choose the folder for this and the daily backups')
    .option('--set-passphrase', 'choose the passphrase for backups from now on; it is kept sealed and never shown')
    .option('--passphrase-file <file>', PASSPHRASE_HELP)
    .option('--daily <on|off>', 'make one every night')
    .option('--recordings <on|off>', 'take recordings that are kept here along (default: on)')
    .option('--json', 'print the state of the backups as JSON')
    .action(async (options: BackupOptions) => finish(await backUp(shell, options)));
}

function backUp(shell: Shell, options: BackupOptions): Promise<number> {
  return withOwner(shell, options, async (ask) => {
    await choose(shell, ask, options);
    const before = await ask('backup.get', {});
    await ask('backup.run', options.to === undefined ? {} : { folder: resolve(shell.cwd, options.to) });
    const after = await finished(ask);
    if (options.json) shell.say(JSON.stringify(after));
    const { last, problem } = after;
    if (problem || last === null || last.madeAt === before.last?.madeAt) {
      throw new AppError('unavailable', problem?.told.sentence ?? 'No backup was made.');
    }
    if (!options.json) shell.say(`${last.fileName} was written, opened again and found whole: ${last.folder}`);
    return EXIT.done;
  });
}

async function choose(shell: Shell, ask: Ask, options: BackupOptions): Promise<void> {
  const { folder, setPassphrase, passphraseFile } = options;
  const [daily, recordings] = [isOn('--daily', options.daily), isOn('--recordings', options.recordings)];
  const isChanged = [folder, daily, recordings].some((each) => each !== undefined) || setPassphrase;
  if (!isChanged) return;
  await ask('backup.settings.save', {
    ...(folder !== undefined && { folder: resolve(shell.cwd, folder) }),
    ...(daily !== undefined && { daily }),
    ...(recordings !== undefined && { recordings }),
    ...(setPassphrase && { passphrase: await askPassphrase(shell, passphraseFile) }),
  });
}

function isOn(option: string, typed: string | undefined): boolean | undefined {
  if (typed === undefined) return undefined;
  if (typed !== 'on' && typed !== 'off') throw new AppError('invalid_input', `${option} takes on or off.`);
  return typed === 'on';
}

async function finished(ask: Ask): Promise<BackupState> {
  for (;;) {
    const state = await ask('backup.get', {});
    if (!state.isBusy) return state;
    await pause(AGAIN_MS);
  }
}
