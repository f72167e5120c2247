import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { RetentionType } from '#contract/settings.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { AS_HOUSE, toDays } from './retention-draft.ts';
import classes from './retention.module.css';

type Props = { type: RetentionType; typed: string; house?: string | undefined; onChange: (days: string) => void };

const OTHERWISE = 'otherwise';
const FIRST_OTHER = '180';
const usual = ['', '30', '90', '365', '1095'];

/** How long one kind of thing is kept: one of the usual times, or any number of days. */
export function RetentionRow({ type, typed, house, onChange }: Props) {
  const t = useTexts(privacyTexts).retention;
  const [isOther, setOther] = useState(false);
  const isTyping = typed !== AS_HOUSE && (isOther || !usual.includes(typed));
  const names = [t.forEver, t.oneMonth, t.threeMonths, t.oneYear, t.threeYears];
  const choose = (value: string): void => {
    setOther(value === OTHERWISE);
    onChange(value === OTHERWISE ? FIRST_OTHER : value);
  };
  return (
    <div className={classes['row']}>
      <NativeSelect
        label={t.types[type]}
        {...(hasHelp(type, t.helps) && { description: t.helps[type] })}
        inputWrapperOrder={['label', 'input', 'description']}
        value={isTyping ? OTHERWISE : typed}
        data={[
          ...(house === undefined ? [] : [{ value: AS_HOUSE, label: house }]),
          ...usual.map((value, i) => ({ value, label: names[i] ?? value })),
          { value: OTHERWISE, label: t.otherwise },
        ]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {isTyping && (
        <TextInput
          label={t.days(t.types[type])}
          inputMode="numeric"
          maxLength={4}
          value={typed}
          error={typed === '' || toDays(typed) === undefined ? t.badDays : undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </div>
  );
}

function hasHelp<T extends object>(type: string, helps: T): type is Extract<keyof T, string> {
  return Object.hasOwn(helps, type);
}
