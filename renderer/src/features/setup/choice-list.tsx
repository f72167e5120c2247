import { useId, type ReactNode } from 'react';

import classes from './choice-list.module.css';

export type Choice = {
  id: string;
  name: ReactNode;
  /** What else is known of it; why it cannot be chosen, where it cannot. */
  about: ReactNode;
  isOff?: boolean;
};

type Props = {
  label: string;
  choices: readonly Choice[];
  chosen: string | null;
  fault?: string | undefined;
  onChoose: (id: string) => void;
};

/** One of several things, each with what is known of it. */
export function ChoiceList({ label, choices, chosen, fault, onChoose }: Props) {
  const group = useId();
  return (
    <fieldset className={classes['list']} aria-describedby={fault === undefined ? undefined : `${group}-fault`}>
      <legend className={classes['label']}>{label}</legend>
      {choices.map(({ id, name, about, isOff = false }, index) => (
        <label key={id} className={classes['choice']} data-off={isOff}>
          <input
            type="radio"
            name={group}
            value={id}
            checked={id === chosen}
            disabled={isOff}
            aria-describedby={`${group}-${index}`}
            aria-invalid={fault !== undefined || undefined}
            onChange={() => onChoose(id)}
          />
          <span className={classes['name']}>{name}</span>
          <span id={`${group}-${index}`} className={classes['about']}>
            {about}
          </span>
        </label>
      ))}
      {fault !== undefined && (
        <p id={`${group}-fault`} className={classes['fault']}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
