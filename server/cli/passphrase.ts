import { AppError } from '#contract/errors.ts';

import { readGiven } from './given-file.ts';
import type { Shell } from './shell.ts';

export const PASSPHRASE_HELP = 'the passphrase is in the first line of this file (default: it is asked for)';

/** What a backup is opened with: never an argument, which every program on this computer could read. */
export async function askPassphrase(shell: Shell, file: string | undefined): Promise<string> {
  const line =
    file !== undefined
      ? (readGiven(file).split(/\r?\n/u, 1)[0] ?? '')
      : shell.interactive
        ? await shell.question('Passphrase of the backup: ')
        : await shell.readLine();
  if (line === '') {
    throw new AppError('invalid_input', 'A backup opens with its passphrase: give it on standard input or in a file.');
  }
  return line;
}
