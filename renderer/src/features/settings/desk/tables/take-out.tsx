import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { DeskTable } from '#contract/desk-csv-commands.ts';
import { useClient } from '../../../../client/client-context.tsx';
import { saveFile } from '../../../../shop/save-file.ts';
import { useDeed } from '../../../../shop/use-deed.ts';
import { useShopZone } from '../../../../shop/use-shops.ts';
import { csvTexts } from '../../../../texts/csv.ts';
import { frontDeskTexts } from '../../../../texts/front-desk.ts';
import { useTexts } from '../../../../texts/language.tsx';
import { dayIn } from '../../../../texts/moments.ts';
import classes from '../desk.module.css';

type Days = { from: string; to: string };

/** The way out: the table as it stands, as a file whose name says nothing of anybody. */
export function TakeOut({ business, table }: { business: string; table: DeskTable }) {
  const t = useTexts(csvTexts);
  const client = useClient();
  const zone = useShopZone(business);
  const { run, isBusy } = useDeed();
  const [days, setDays] = useState<Days>({ from: '', to: '' });
  const isBad = days.from !== '' && days.to !== '' && days.to < days.from;

  async function save(): Promise<number> {
    const given = { ...(days.from !== '' && { from: days.from }), ...(days.to !== '' && { to: days.to }) };
    const { csv, rows } = await client.call('front-desk.export', { business, table, ...given });
    saveFile(`${t.files[table]}-${dayIn(zone, Date.now())}.csv`, [csv], 'text/csv');
    return rows;
  }

  return (
    <>
      {table === 'appointments' && <Between days={days} isBad={isBad} onChange={setDays} />}
      <Button
        variant="default"
        className={classes['start'] ?? ''}
        loading={isBusy}
        disabled={isBad}
        onClick={() => void run({ act: save, done: table === 'appointments' ? t.savedOpen : t.saved })}
      >
        {t.save}
      </Button>
    </>
  );
}

type Props = { days: Days; isBad: boolean; onChange: (days: Days) => void };

function Between({ days, isBad, onChange }: Props) {
  const t = useTexts(csvTexts);
  const { badRange } = useTexts(frontDeskTexts).closures;
  return (
    <div className={classes['row']}>
      <TextInput
        type="date"
        label={t.from}
        description={t.days}
        value={days.from}
        onChange={({ currentTarget }) => onChange({ ...days, from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t.to}
        value={days.to}
        error={isBad ? badRange : undefined}
        onChange={({ currentTarget }) => onChange({ ...days, to: currentTarget.value })}
      />
    </div>
  );
}
