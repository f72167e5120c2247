import { useState } from 'react';

export type Chosen = { ids: ReadonlySet<string>; toggle: (id: string) => void };

/** Which of a list are ticked. */
export function useChosen(): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void =>
    setIds((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set(before).add(id)));
  return { ids, toggle };
}
