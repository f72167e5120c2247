import { NativeSelect } from '@mantine/core';
import { useId } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { Group } from '../../shop/form/group.tsx';
import type { ShopFields } from '../../shop/form/shop-fields.ts';
import classes from '../../shop/form/shop-form.module.css';
import { TextField } from '../../shop/form/text-field.tsx';

const MAIN = 'soul';
/** Those the app has phrases of its own for; any other may be typed. */
const spoken = ['en', 'de', 'es', 'fr', 'it'];

/** How the agent greets and speaks for this shop. */
export function ShopSpeech({ form }: { form: ShopFields }) {
  const t = useTexts(shopFormTexts);
  const languages = useId();
  const souls = useCommandQuery('souls.list', {}).data?.souls ?? [];
  const { soul } = form.draft;
  const names = new Set([
    ...souls.map(({ name }) => name).filter((name) => name !== MAIN),
    ...(soul === '' ? [] : [soul]),
  ]);
  return (
    <Group title={t.groups.words} help={t.groups.wordsHelp}>
      <TextField form={form} field="greeting" help={t.fields.greetingHelp} maxLength={500} isLong />
      <TextField form={form} field="returningGreeting" help={t.fields.returningGreetingHelp} maxLength={500} isLong />
      <TextField form={form} field="tone" help={t.fields.toneHelp} maxLength={200} />
      <div className={classes['pair']}>
        <TextField form={form} field="language" help={t.fields.languageHelp} maxLength={35} list={languages} />
        <NativeSelect
          label={t.fields.soul}
          value={soul}
          data={[{ value: '', label: t.fields.mainSoul }, ...[...names].map((name) => ({ value: name, label: name }))]}
          onChange={({ currentTarget }) => form.change({ soul: currentTarget.value })}
        />
      </div>
      <datalist id={languages}>
        {spoken.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </Group>
  );
}
