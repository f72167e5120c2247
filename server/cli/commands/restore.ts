import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';

import type { BackupPreview } from '#contract/backup.ts';
import { AppError } from '#contract/errors.ts';

import { clearAwayNow } from '../../platform/clear-away.ts';
import { placeForOpened } from '../../platform/opened-place.ts';
import { openRestore, type Restore } from '../../restore-memory.ts';
import { openGiven, toPreview } from '../../services/backup/given-backup.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import { askPassphrase, PASSPHRASE_HELP } from '../passphrase.ts';
import { findPlace } from '../place.ts';
import type { Shell } from '../shell.ts';

type FileOptions = PlaceOptions & { passphraseFile?: string; json?: boolean };
type VerifyOptions = FileOptions & { drill?: boolean };
type RestoreOptions = FileOptions & { preview?: boolean; yes?: boolean };

export function restoreCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'restore',
    summary: 'put a backup in the place of what is remembered here, while Linekeeper is stopped',
    examples: [
      'restore linekeeper-2026-11-21-033000-1a2b3c4d.lkbackup --preview',
      'restore linekeeper-2026-11-21-033000-1a2b3c4d.lkbackup',
    ],
  })
    .argument('<file>', 'the backup')
    .option('--passphrase-file <file>', PASSPHRASE_HELP)
    .option('--preview', 'only say what is in it')
    .option('--yes', 'do not ask')
    .option('--json', 'print what is in it as JSON')
    .action(async (file: string, options: RestoreOptions) => finish(await restore(shell, file, options)));
}

export function verifyCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'verify',
    summary: 'open a backup as a restore would, and change nothing; Linekeeper may go on meanwhile',
    examples: ['verify linekeeper-2026-11-21-033000-1a2b3c4d.lkbackup', 'verify --drill'],
  })
    .argument('[file]', 'the backup')
    .option('--drill', 'restore the newest backup into a folder of its own, count, and remove it again')
    .option('--passphrase-file <file>', PASSPHRASE_HELP)
    .option('--json', 'print what is in it as JSON')
    .action(async (file: string | undefined, options: VerifyOptions) =>
      finish(await (options.drill ? drill(shell, options) : verify(shell, file, options))),
    );
}

async function restore(shell: Shell, given: string, options: RestoreOptions): Promise<number> {
  const { passphraseFile, preview: isPreview, yes, json } = options;
  if (!isPreview && !yes && !shell.interactive) {
    throw new AppError('invalid_input', 'A restore replaces what is remembered: add --yes where nobody can be asked.');
  }
  const { config, dataDir, runtime } = findPlace(shell, options);
  if (runtime) throw new AppError('conflict', 'Linekeeper runs with this data directory: stop it first.');
  const opened = await openRestore({
    ...{ config, dataDir, file: resolve(shell.cwd, given), passphrase: await askPassphrase(shell, passphraseFile) },
    ...{ resourcesDir: join(shell.root, 'resources'), demo: options.demo ?? false, now: shell.now },
  });
  try {
    show(shell, opened.preview, json);
    return isPreview ? EXIT.done : await carryOut(shell, opened, yes);
  } finally {
    opened.close();
  }
}

async function carryOut(shell: Shell, { commit }: Restore, yes: boolean | undefined): Promise<number> {
  const answer = yes ? 'yes' : await shell.question('Put it in the place of what is remembered here? (yes/no) ');
  if (answer.trim().toLowerCase() !== 'yes') {
    shell.warn('Nothing was changed.');
    return EXIT.failed;
  }
  const aside = commit();
  shell.warn(`It is restored. What was there before lies for seven days in ${aside}`);
  return EXIT.done;
}

/** Asks the program that runs, or the memory itself: the folder and the passphrase are the kept ones. */
function drill(shell: Shell, options: VerifyOptions): Promise<number> {
  return withOwner(shell, options, async (ask) => {
    const { drill: tried } = await ask('backup.drill', {});
    if (options.json) shell.say(JSON.stringify(tried));
    if (tried === null || tried.problem) {
      throw new AppError('unavailable', tried?.problem?.sentence ?? 'No restore was tried.');
    }
    const { fileName, callers, calls, appointments } = tried;
    const counts = `${callers} callers, ${calls} calls and ${appointments} appointments`;
    if (!options.json) shell.say(`The restore of ${fileName} was tried: ${counts}, all there. Nothing was changed.`);
    return EXIT.done;
  });
}

async function verify(shell: Shell, given: string | undefined, options: FileOptions): Promise<number> {
  if (given === undefined) throw new AppError('invalid_input', 'Name a backup, or add --drill to try the newest.');
  const { dataDir } = findPlace(shell, options);
  const file = resolve(shell.cwd, given);
  const passphrase = await askPassphrase(shell, options.passphraseFile);
  const folder = placeForOpened(dataDir);
  try {
    const opened = await openGiven(file, passphrase, { folder });
    const here = { bytes: statSync(file).size, memory: undefined, tombstones: [] };
    show(shell, toPreview(opened, here), options.json);
    return EXIT.done;
  } finally {
    clearAwayNow(folder);
  }
}

function show(shell: Shell, preview: BackupPreview, json: boolean | undefined): void {
  if (json) return shell.say(JSON.stringify(preview));
  const { madeAt, version, schema, callers, calls, appointments, recordings, forgottenSince } = preview;
  const { isForgottenKnown, forgottenKnownUntil } = preview;
  shell.say(`Made on ${madeAt} by Linekeeper ${version} (schema ${schema}). It is whole.`);
  shell.say(`It holds ${callers} callers, ${calls} calls and ${appointments} appointments.`);
  shell.say(
    recordings
      ? `Recordings of calls: ${recordings.count}, ${megabytes(recordings.bytes)} MB.`
      : 'Recordings of calls were left out.',
  );
  const since = forgottenSince.callers + forgottenSince.calls;
  if (since > 0) {
    shell.say(
      `Forgotten since: ${forgottenSince.callers} callers and ${forgottenSince.calls} calls. They stay forgotten.`,
    );
  }
  if (!isForgottenKnown) {
    shell.say('Nobody can know whether somebody else was forgotten since: no list of them that fits lies beside it.');
  }
  if (forgottenKnownUntil !== null) {
    shell.say(
      `Who was forgotten is known until ${forgottenKnownUntil}, when the list beside it was written: not who was later.`,
    );
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2);
}
