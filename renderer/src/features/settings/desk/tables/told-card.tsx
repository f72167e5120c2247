import { useEffect, useId, useRef, type ReactNode } from 'react';

import classes from '../desk.module.css';

/** What became of a chosen file. It has the keyboard as soon as it is there: the button before it may be gone. */
export function ToldCard({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <section ref={card} tabIndex={-1} aria-labelledby={heading} className={classes['new']}>
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  );
}
