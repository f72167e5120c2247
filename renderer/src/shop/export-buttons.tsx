import { Button } from '@mantine/core';

import type { AppClient } from '#contract/client.ts';
import type { CommandInput, CommandOutput } from '#contract/commands.ts';
import { useClient } from '../client/client-context.tsx';
import { exportTexts } from '../texts/export.ts';
import { useTexts } from '../texts/language.tsx';
import classes from './export-buttons.module.css';
import { saveFile } from './save-file.ts';
import { useDeed } from './use-deed.ts';

type Format = CommandInput<'callers.export-text'>['format'];

const types: Readonly<Record<Format, string>> = { csv: 'text/csv', json: 'application/json' };
const formats = ['csv', 'json'] as const satisfies readonly Format[];

/** Everything held about one caller, or about everybody, as a file: what `linekeeper export` writes. */
export function ExportButtons({ id }: { id?: string }) {
  const t = useTexts(exportTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const save = async (format: Format): Promise<void> => {
    const pieces = await piecesOf(client, { format, ...(id !== undefined && { id }) });
    saveFile(`${id === undefined ? 'callers' : `caller-${id}`}.${format}`, pieces, types[format]);
  };
  return (
    <div className={classes['buttons']}>
      {formats.map((format) => (
        <Button
          key={format}
          variant="default"
          loading={isBusy}
          onClick={() => void run({ act: () => save(format), done: t.saved })}
        >
          {t[format]}
        </Button>
      ))}
    </div>
  );
}

async function piecesOf(client: AppClient, asked: CommandInput<'callers.export-text'>): Promise<string[]> {
  const pieces: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const from = cursor === undefined ? {} : { cursor };
    const piece: CommandOutput<'callers.export-text'> = await client.call('callers.export-text', { ...asked, ...from });
    pieces.push(piece.text);
    cursor = piece.nextCursor;
  }
  return pieces;
}
