import type { ReactNode } from 'react';

import classes from './record-facts.module.css';

/** The line under what a page is about: short facts beside each other, each with its name. */
export function RecordFacts({ children }: { children: ReactNode }) {
  return <dl className={classes['facts']}>{children}</dl>;
}

export function RecordFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
