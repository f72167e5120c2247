import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';

/**
 * Tells which rows of a list that draws them all are on screen: `onShown` of `useCommandPages`. Give the ref to the list;
 * each row names itself with `data-row`.
 */
export function useSeenRows<E extends HTMLElement>(
  rows: readonly string[],
  onShown: (rows: readonly string[]) => void,
): RefObject<E | null> {
  const list = useRef<E>(null);
  const tell = useEffectEvent(onShown);
  const drawn = rows.join(' ');
  useEffect(() => {
    const seen = new Set<string>();
    const watch = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        const row = target.getAttribute('data-row') ?? '';
        if (isIntersecting) seen.add(row);
        else seen.delete(row);
      }
      tell([...seen]);
    });
    for (const row of list.current?.querySelectorAll('[data-row]') ?? []) watch.observe(row);
    return () => watch.disconnect();
  }, [drawn]);
  return list;
}
