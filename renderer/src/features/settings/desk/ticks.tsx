import { Checkbox } from '@mantine/core';

import classes from './desk.module.css';

type Props = {
  legend: string;
  help?: string;
  of: readonly { id: string; name: string }[];
  ticked: readonly string[];
  onChange: (ticked: string[]) => void;
};

/** Any number of a few, each on a line of its own. */
export function Ticks({ legend, help, of, ticked, onChange }: Props) {
  return (
    <fieldset className={classes['group']}>
      <legend>{legend}</legend>
      {of.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={ticked.includes(id)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? [...ticked, id] : ticked.filter((other) => other !== id))
          }
        />
      ))}
      {help !== undefined && <p className={classes['quiet']}>{help}</p>}
    </fieldset>
  );
}
