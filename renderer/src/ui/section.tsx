import { useId, type ReactNode } from 'react';

import classes from './section.module.css';

type Props = {
  title: string;
  /** Stands at the end of the title's line: a count, a link, a button. */
  aside?: ReactNode;
  /** `plain` stands on the paper itself, `card` on a sheet of its own. */
  look?: 'plain' | 'card';
  children: ReactNode;
};

/** A part of a page with its own heading, found by it when read aloud. */
export function Section({ title, aside, look = 'plain', children }: Props) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={`${classes['section']} ${classes[look]}`}>
      <header className={classes['head']}>
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
