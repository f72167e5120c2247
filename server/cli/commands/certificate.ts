import type { Command } from 'commander';
import { resolve } from 'node:path';

import { certificateText } from '../certificate-lines.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withOwner } from '../owner.ts';
import { writePrivateOutput } from '../private-output.ts';
import type { Shell } from '../shell.ts';

type CertificateOptions = PlaceOptions & { out?: string; json?: boolean };

export function certificateCommand({ shell, finish }: Cli): Command {
  return describeCommand({
    name: 'certificate',
    summary: 'show what was erased when callers were forgotten, and what the providers answered until now',
    examples: ['certificate', 'certificate 0d4c7f0e-8a51-4b4e-9f53-2a1f6f6b7c11 --out erased.txt'],
  })
    .argument('[id]', 'id of a certificate; lists all of them when left out')
    .option('--out <file>', 'file to write, readable by you only (default: standard output)')
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, options: CertificateOptions) => finish(await show(shell, id, options)));
}

function show(shell: Shell, id: string | undefined, { out, json, ...place }: CertificateOptions): Promise<number> {
  return withOwner(shell, place, async (ask) => {
    if (id === undefined) {
      const { certificates } = await ask('erasures.list', {});
      shell.say(
        json
          ? JSON.stringify(certificates)
          : certificates.map(({ id: one, at, erased }) => `${at}  ${one}  ${erased.calls} calls`).join('\n'),
      );
      return EXIT.done;
    }
    const certificate = await ask('erasures.get', { id });
    const text = json ? `${JSON.stringify(certificate)}\n` : certificateText(certificate);
    if (out === undefined) shell.say(text.trimEnd());
    else await writeCertificate(resolve(shell.cwd, out), text);
    return EXIT.done;
  });
}

export async function writeCertificate(file: string, text: string): Promise<void> {
  await writePrivateOutput(file, one(text));
}

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
