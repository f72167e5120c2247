import { Textarea, TextInput } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import type { TextField as Field } from './shop-draft.ts';
import { lockOf, wrapperOrder, type ShopFields } from './shop-fields.ts';
import classes from './shop-form.module.css';

type Props = {
  form: ShopFields;
  field: Field;
  help?: string;
  maxLength?: number;
  /** The id of a list of suggestions. */
  list?: string;
  /** Grows with what is written. */
  isLong?: boolean;
};

/** One line of a shop, with what is wrong with it, or who sets it where it cannot be changed here. */
export function TextField({ form, field, help, maxLength = 120, list, isLong = false }: Props) {
  const t = useTexts(shopFormTexts);
  const lock = lockOf(form, field);
  const problem = form.problems.get(field);
  const props = {
    label: t.fields[field],
    description: lock === undefined ? help : t.lockedBy(lock),
    value: form.draft[field],
    error: problem && t.problems[problem],
    readOnly: lock !== undefined,
    maxLength,
    inputWrapperOrder: wrapperOrder,
    autoComplete: 'off',
    classNames: lock === undefined ? {} : { input: classes['locked'] ?? '' },
  };
  const change = (value: string): void => form.change({ [field]: value });
  if (isLong)
    return <Textarea {...props} autosize minRows={2} onChange={({ currentTarget }) => change(currentTarget.value)} />;
  return <TextInput {...props} list={list} onChange={({ currentTarget }) => change(currentTarget.value)} />;
}
