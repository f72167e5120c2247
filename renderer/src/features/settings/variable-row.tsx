import { NativeSelect, TextInput } from '@mantine/core';
import { X } from 'lucide-react';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { VariableDraft } from '../../shop/form/shop-draft.ts';
import classes from '../../shop/form/shop-form.module.css';

type Props = {
  /** Its place, so that the fields of each can be told apart. */
  row: number;
  variable: VariableDraft;
  nameProblem: string | undefined;
  valueProblem: string | undefined;
  onChange: (variable: VariableDraft) => void;
  onDrop: () => void;
};

const kinds = ['text', 'number', 'yesNo'] as const;

/** One variable: its name, what kind of value it has, and the value. */
export function VariableRow({ row, variable, nameProblem, valueProblem, onChange, onDrop }: Props) {
  const t = useTexts(shopFormTexts).variables;
  return (
    <div role="group" aria-label={t.nth(t.name, row)} className={classes['variable']}>
      <TextInput
        label={t.nth(t.name, row)}
        className={classes['grow'] ?? ''}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        value={variable.name}
        error={nameProblem}
        onChange={({ currentTarget }) => onChange({ ...variable, name: currentTarget.value })}
      />
      <NativeSelect
        label={t.nth(t.kind, row)}
        value={variable.kind}
        data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        onChange={({ currentTarget }) => {
          const kind = kinds.find((value) => value === currentTarget.value);
          if (kind) onChange({ ...variable, kind, value: kind === 'yesNo' ? 'no' : '' });
        }}
      />
      {variable.kind === 'yesNo' ? (
        <NativeSelect
          label={t.nth(t.value, row)}
          className={classes['grow'] ?? ''}
          value={variable.value}
          data={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
          onChange={({ currentTarget }) => onChange({ ...variable, value: currentTarget.value })}
        />
      ) : (
        <TextInput
          label={t.nth(t.value, row)}
          className={classes['grow'] ?? ''}
          maxLength={2000}
          autoComplete="off"
          inputMode={variable.kind === 'number' ? 'decimal' : 'text'}
          value={variable.value}
          error={valueProblem}
          onChange={({ currentTarget }) => onChange({ ...variable, value: currentTarget.value })}
        />
      )}
      <IconButton icon={X} label={t.drop(variable.name === '' ? t.nth(t.name, row) : variable.name)} onClick={onDrop} />
    </div>
  );
}
