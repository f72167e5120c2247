import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import type { DeskTable } from '#contract/desk-csv-commands.ts';
import { csvTexts } from '../../../../texts/csv.ts';
import { useTexts } from '../../../../texts/language.tsx';
import { Section } from '../../../../ui/section.tsx';
import classes from '../desk.module.css';
import { BringIn } from './bring-in.tsx';
import { TakeOut } from './take-out.tsx';

const tables = ['services', 'staff', 'appointments'] as const satisfies readonly DeskTable[];

/** Services, staff and appointments for a spreadsheet, and from one. */
export function TablesSection({ business }: { business: string }) {
  const t = useTexts(csvTexts);
  const [table, setTable] = useState<DeskTable>('services');
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.lead}</p>
      <div className={classes['fields']}>
        <NativeSelect
          label={t.table}
          description={t.about[table]}
          value={table}
          data={tables.map((value) => ({ value, label: t.tables[value] }))}
          onChange={({ currentTarget }) => setTable(tables.find((each) => each === currentTarget.value) ?? 'services')}
        />
        <TakeOut key={`out-${table}`} business={business} table={table} />
        <BringIn key={`in-${table}`} business={business} table={table} />
      </div>
    </Section>
  );
}
