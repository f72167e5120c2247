import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { isTooLong } from '../../ui/secret-length.ts';
import { secretNameProblem } from '../../shop/form/shop-check.ts';
import type { SecretChange } from '../../shop/form/shop-draft.ts';
import type { ShopFields } from '../../shop/form/shop-fields.ts';
import classes from '../../shop/form/shop-form.module.css';

/** Secret variables: their names, and changes that are on the list until the shop is saved. Values only go in. */
export function SecretVariables({ form: { draft, shown, change } }: { form: ShopFields }) {
  const t = useTexts(shopFormTexts).secrets;
  const kept = shown?.secretVariables ?? [];
  const names = [...new Set([...kept, ...draft.secrets.map(({ name }) => name)])];
  const changeOf = (name: string): SecretChange | undefined => draft.secrets.find((each) => each.name === name);
  const leave = (name: string): readonly SecretChange[] => draft.secrets.filter((each) => each.name !== name);
  const put = (one: SecretChange): void => change({ secrets: [...leave(one.name), one] });
  return (
    <div className={classes['part']}>
      <h3>{t.title}</h3>
      <p className={classes['small']}>{names.length === 0 ? `${t.help} ${t.none}` : t.help}</p>
      <ul className={classes['list']}>
        {names.map((name) => {
          const planned = changeOf(name);
          const state = planned === undefined ? t.kept : planned.value === null ? t.willGo : t.willSet;
          const deed = planned === undefined ? t.remove : t.keep;
          return (
            <li key={name} className={classes['line']}>
              <span>
                <code className={planned?.value === null ? classes['gone'] : undefined}>{name}</code>{' '}
                <span className={classes['small']}>{state}</span>
              </span>
              <Button
                variant="default"
                size="sm"
                aria-label={t.of(deed, name)}
                onClick={() => (planned === undefined ? put({ name, value: null }) : change({ secrets: leave(name) }))}
              >
                {deed}
              </Button>
            </li>
          );
        })}
      </ul>
      <AddSecret taken={draft.secrets.map(({ name }) => name)} onAdd={put} />
    </div>
  );
}

const PREFIX = 'secret__';

function AddSecret({ taken, onAdd }: { taken: readonly string[]; onAdd: (secret: SecretChange) => void }) {
  const t = useTexts(shopFormTexts);
  const [name, setName] = useState(PREFIX);
  const [value, setValue] = useState('');
  const problem = secretNameProblem(name.trim(), taken);
  const add = (): void => {
    onAdd({ name: name.trim(), value });
    setName(PREFIX);
    setValue('');
  };
  return (
    <div className={classes['row']}>
      <TextInput
        label={t.secrets.name}
        description={t.secrets.nameHelp}
        className={classes['grow'] ?? ''}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        value={name}
        error={name !== PREFIX && problem !== null ? t.problems[problem] : undefined}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <SecretField
        label={t.secrets.value}
        className={classes['grow'] ?? ''}
        value={value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <Button variant="default" disabled={problem !== null || value === '' || isTooLong(value)} onClick={add}>
        {t.secrets.add}
      </Button>
    </div>
  );
}
