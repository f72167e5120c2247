import type { ReactNode } from 'react';

import { EmptyState } from '../../ui/states.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import classes from './cards.module.css';

type Props<T> = {
  of: readonly T[];
  keyOf: (item: T) => string;
  none: { title: string; words: string };
  children: (item: T) => ReactNode;
};

/** A card for each, or that there is none. The keyboard keeps its place when one of them goes. */
export function Cards<T>({ of, keyOf, none, children }: Props<T>) {
  const whole = useKeptFocus<HTMLDivElement>();
  return (
    <div ref={whole} tabIndex={-1}>
      {of.length === 0 ? (
        <EmptyState title={none.title}>{none.words}</EmptyState>
      ) : (
        <ul className={classes['cards']}>
          {of.map((item) => (
            <li key={keyOf(item)}>{children(item)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
