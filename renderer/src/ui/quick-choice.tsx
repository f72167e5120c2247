import type { LucideIcon } from 'lucide-react';

import classes from './quick-choice.module.css';

type Props<T extends string> = {
  icon: LucideIcon;
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** A choice the size of an icon. The browser's own list lies over it unseen, so that every way of choosing works. */
export function QuickChoice<T extends string>({ icon: Icon, label, value, options, onChange }: Props<T>) {
  return (
    <span className={classes['choice']} title={label}>
      <Icon aria-hidden className={classes['icon']} />
      <select
        aria-label={label}
        className={classes['list']}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option.value === currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
