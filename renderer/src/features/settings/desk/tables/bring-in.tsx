import { Button, FileButton } from '@mantine/core';
import { useRef } from 'react';

import type { DeskTable } from '#contract/desk-csv-commands.ts';
import { csvTexts } from '../../../../texts/csv.ts';
import { useTexts } from '../../../../texts/language.tsx';
import classes from '../desk.module.css';
import { Brought } from './brought.tsx';
import { NotTaken } from './not-taken.tsx';
import { useTableFile } from './use-table-file.ts';

/** The way in: a file is chosen, tried, looked at, and only then brought in. */
export function BringIn({ business, table }: { business: string; table: DeskTable }) {
  const t = useTexts(csvTexts);
  const { chosen, isBusy, choose, bringIn, putAside } = useTableFile(business, table);
  const forget = useRef<() => void>(null);
  const way = useRef<HTMLButtonElement>(null);
  const take = (file: File | null): void => {
    // The same file may be put right and chosen once more, which the browser would not tell.
    forget.current?.();
    if (file) void choose(file);
  };
  const leave = (): void => {
    putAside();
    way.current?.focus();
  };
  return (
    <>
      <p className={classes['quiet']}>{t.how}</p>
      <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" resetRef={forget} onChange={take}>
        {({ onClick }) => (
          <Button ref={way} variant="default" className={classes['start'] ?? ''} loading={isBusy} onClick={onClick}>
            {t.choose}
          </Button>
        )}
      </FileButton>
      {chosen?.told && (
        <Brought
          key={String(chosen.told.dryRun)}
          {...{ name: chosen.name, told: chosen.told, isBusy }}
          onBringIn={() => void bringIn(chosen.name, chosen.file)}
          onLeave={leave}
        />
      )}
      {chosen?.told === null && <NotTaken {...chosen} onLeave={leave} />}
    </>
  );
}
