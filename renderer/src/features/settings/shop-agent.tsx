import { Checkbox } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { Group } from '../../shop/form/group.tsx';
import { lockOf, type ShopFields } from '../../shop/form/shop-fields.ts';
import classes from '../../shop/form/shop-form.module.css';
import { TextField } from '../../shop/form/text-field.tsx';

const overrides = ['firstMessage', 'prompt', 'language', 'voice', 'longestCall'] as const;

/** Which agent speaks, and what may be set for a single call. */
export function ShopAgent({ form }: { form: ShopFields }) {
  const t = useTexts(shopFormTexts);
  const lock = lockOf(form, 'overrides');
  return (
    <Group title={t.groups.agent} help={t.groups.agentHelp}>
      <div className={classes['pair']}>
        <TextField form={form} field="agentId" />
        <TextField form={form} field="voiceId" help={t.fields.voiceHelp} />
        <TextField form={form} field="branchId" help={t.fields.optional} />
        <TextField form={form} field="environment" help={t.fields.optional} />
      </div>
      <fieldset className={classes['part']}>
        <legend>{t.overrides.title}</legend>
        <p className={classes['warning']}>{t.overrides.warning}</p>
        {lock !== undefined && <p className={classes['small']}>{t.lockedBy(lock)}</p>}
        {overrides.map((name) => (
          <Checkbox
            size="md"
            key={name}
            label={t.overrides[name]}
            disabled={lock !== undefined}
            checked={form.draft.overrides[name]}
            onChange={({ currentTarget }) =>
              form.change({ overrides: { ...form.draft.overrides, [name]: currentTarget.checked } })
            }
          />
        ))}
      </fieldset>
    </Group>
  );
}
