import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import { usePlaces } from './places.ts';
import classes from './virtual-list.module.css';

type Props<T> = {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** About how high a row is, in pixels; each is measured when it appears. */
  rowHeight: number;
  /** Told when the end comes near and `hasMore`: `fetchNextPage` of `useCommandPages`. */
  onEnd?: () => void;
  hasMore?: boolean;
  isFetching?: boolean;
  /** Told which items are on screen, when others are or they changed: `onShown` of `useCommandPages`. */
  onShown?: (items: readonly T[]) => void;
  children: (item: T) => ReactNode;
};

/** Rows away from the end at which more is asked for, so that a scroll seldom waits. */
const AHEAD = 15;

/** A list of any length that scrolls with the page and draws only the rows that can be seen. */
export function VirtualList<T>({ label, items, keyOf, rowHeight, onShown, children, ...more }: Props<T>) {
  'use no memo'; // the virtualizer is one object that changes inside
  const t = useTexts(partsTexts);
  const list = useRef<HTMLDivElement>(null);
  const places = usePlaces();
  const [remembered] = useState(() => places.here().rows);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(topOf(list.current)), []);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: top,
    initialMeasurementsCache: remembered,
    // Rows that come in above leave what is being read where it is; at the top they are seen to come.
    anchorTo: window.scrollY > top ? 'end' : 'start',
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
  });
  const keepRows = useEffectEvent(() => places.keepRows(rows.takeSnapshot()));
  useLayoutEffect(() => () => keepRows(), []);
  const shown = rows.getVirtualItems();
  useShown({ items, from: shown.at(0)?.index ?? 0, to: shown.at(-1)?.index ?? -1, onShown });
  useMoreAtTheEnd({ ...more, isNear: (shown.at(-1)?.index ?? -1) >= items.length - AHEAD });
  return (
    <div ref={list} role="list" aria-label={label} className={classes['list']} style={{ height: rows.getTotalSize() }}>
      {shown.map(({ key, index, start }) => {
        const item = items[index];
        return (
          item !== undefined && (
            <div
              key={key}
              role="listitem"
              aria-setsize={more.hasMore ? -1 : items.length}
              aria-posinset={index + 1}
              data-index={index}
              ref={rows.measureElement}
              className={classes['row']}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {children(item)}
            </div>
          )
        );
      })}
      {more.isFetching && more.hasMore && <p className={classes['more']}>{t.more}</p>}
    </div>
  );
}

function topOf(element: HTMLElement | null): number {
  return element === null ? 0 : element.getBoundingClientRect().top + window.scrollY;
}

type Shown<T> = { items: readonly T[]; from: number; to: number; onShown: Props<T>['onShown'] | undefined };

function useShown<T>({ items, from, to, onShown }: Shown<T>): void {
  const tell = useEffectEvent(() => onShown?.(items.slice(from, to + 1)));
  useEffect(() => tell(), [items, from, to]);
}

type End = { onEnd?: () => void; hasMore?: boolean; isFetching?: boolean; isNear: boolean };

function useMoreAtTheEnd({ onEnd, hasMore = false, isFetching = false, isNear }: End): void {
  const fetchMore = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (isNear && hasMore && !isFetching) fetchMore();
  }, [isNear, hasMore, isFetching]);
}
