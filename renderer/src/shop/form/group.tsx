import { useId, type ReactNode } from 'react';

import classes from './shop-form.module.css';

/** A part of the form: what it is about on one side, its fields on the other; one under the other on a phone. */
export function Group({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classes['group']}>
      <header className={classes['about']}>
        <h2 id={heading}>{title}</h2>
        {help !== undefined && <p className={classes['quiet']}>{help}</p>}
      </header>
      <div className={classes['fields']}>{children}</div>
    </section>
  );
}
