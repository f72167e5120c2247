import { NativeSelect } from '@mantine/core';
import { useId, type ReactNode } from 'react';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { Group } from './group.tsx';
import { NumbersField } from './numbers-field.tsx';
import { lockOf, wrapperOrder, type ShopFields } from './shop-fields.ts';
import classes from './shop-form.module.css';
import { TextField } from './text-field.tsx';

const trades = ['general', 'salon', 'dentist', 'garage'] as const;

/** What the shop is called, by which numbers, and where it is. `numbers` stands in the place of their field. */
export function ShopBasics({ form, numbers }: { form: ShopFields; numbers?: ReactNode }) {
  const t = useTexts(shopFormTexts);
  const zones = useId();
  const lock = lockOf(form, 'trade');
  return (
    <Group title={t.groups.shop} help={t.groups.shopHelp}>
      <TextField form={form} field="name" help={t.fields.nameHelp} />
      {numbers ?? <NumbersField form={form} />}
      <div className={classes['pair']}>
        <NativeSelect
          label={t.fields.trade}
          {...(lock !== undefined && { description: t.lockedBy(lock) })}
          inputWrapperOrder={wrapperOrder}
          disabled={lock !== undefined}
          value={form.draft.trade}
          data={trades.map((value) => ({ value, label: t.trades[value] }))}
          onChange={({ currentTarget }) => {
            const trade = trades.find((value) => value === currentTarget.value);
            if (trade) form.change({ trade });
          }}
        />
        <TextField form={form} field="region" help={t.fields.regionHelp} maxLength={2} />
        <TextField form={form} field="zone" help={t.fields.zoneHelp} list={zones} />
      </div>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Group>
  );
}
