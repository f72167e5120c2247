import { useId } from 'react';

import classes from './radio-lines.module.css';

type Props<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** A choice of few, each on a line of its own under its heading. */
export function RadioLines<T extends string>({ label, value, options, onChange }: Props<T>) {
  const group = useId();
  return (
    <fieldset className={classes['lines']}>
      <legend className={classes['label']}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes['line']}>
          <input type="radio" name={group} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
