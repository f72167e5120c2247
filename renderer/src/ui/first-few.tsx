import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

type Props<T> = {
  items: readonly T[];
  /** How many are shown at first. */
  few: number;
  /** The words of the button that shows the rest. */
  all: (items: number) => string;
  children: (shown: readonly T[]) => ReactNode;
};

/** The beginning of a list that is seldom wanted whole, and a way to the rest of it. */
export function FirstFew<T>({ items, few, all, children }: Props<T>) {
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && items.length > few;
  return (
    <>
      {children(isCut ? items.slice(0, few) : items)}
      {isCut && (
        <Button variant="default" onClick={() => setWhole(true)} style={{ justifySelf: 'start' }}>
          {all(items.length)}
        </Button>
      )}
    </>
  );
}
