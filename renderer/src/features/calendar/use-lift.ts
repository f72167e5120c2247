import {
  useRef,
  useState,
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';

import type { Column } from './columns.ts';
import { atMinute, besides, isMoved, lifted, overColumn, stepped, type Lift } from './lift.ts';
import type { Placed } from './placed.ts';
import type { Span } from './spans.ts';

/** Further than a hand trembles at a click, in pixels. */
const DRAG_PX = 5;

type Deps = {
  grid: RefObject<HTMLElement | null>;
  columns: readonly Column[];
  hours: Span;
  /** Minutes between two times at which something may begin. */
  step: number;
  onDrop: (lift: Lift) => void;
};

export type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onKeyDown' | 'onBlur'
>;

type Grip = { x: number; y: number; /** Minutes from the appointment's begin to where it was taken. */ at: number };

/**
 * Takes up an appointment with the pointer or the arrow keys and puts it down elsewhere. Fingers scroll: on a screen
 * that is touched, an appointment is moved by its dialog.
 */
export function useLift({ grid, columns, hours, step, onDrop }: Deps) {
  const { lift, held, hold } = useHeld();
  const grip = useRef<Grip | null>(null);
  const drag = useDragEnd();

  function drop(): void {
    const { current } = held;
    if (current && isMoved(current)) onDrop(current);
    hold(null);
  }
  const minuteAt = (y: number): number => {
    const box = columnBoxes(grid.current)[0];
    return box ? hours.from + ((y - box.top) / box.height) * (hours.to - hours.from) : 0;
  };
  function letGo(): void {
    grip.current = null;
    hold(null);
  }

  function onKey(event: KeyboardEvent, placed: Placed, home: number): void {
    const isHeld = held.current !== null;
    const next = keyed(held.current ?? lifted(placed, home), event.key, columns, step);
    if (next) hold(next);
    else if (isHeld && event.key === 'Escape') letGo();
    else if (isHeld && (event.key === 'Enter' || event.key === ' ')) drop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onMove({ clientX: x, clientY: y }: PointerEvent, placed: Placed, home: number): void {
    const taken = grip.current;
    if (!taken || (!held.current && Math.hypot(x - taken.x, y - taken.y) < DRAG_PX)) return;
    drag.began();
    const over = columnBoxes(grid.current).findIndex(({ left, right }) => x >= left && x < right);
    const now = overColumn(held.current ?? lifted(placed, home), over, columns);
    hold(atMinute(now, minuteAt(y) - taken.at, step));
  }

  const handlers = (placed: Placed, home: number): Handlers => ({
    onPointerDown(event) {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      // From the first moment on: a fast hand is over another appointment before it has moved far.
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY, at: minuteAt(event.clientY) - placed.from };
    },
    onPointerMove: (event) => onMove(event, placed, home),
    onPointerUp() {
      if (grip.current && held.current) drop();
      grip.current = null;
    },
    onPointerCancel: letGo,
    // Taking up one with the pointer takes the focus from another.
    onBlur: () => void (grip.current ?? letGo()),
    onKeyDown: (event) => onKey(event, placed, home),
  });

  return { lift, handlers, whole: drag.handlers };
}

/** What is taken up. What a hand puts down at once is where it was led last, drawn there already or not. */
function useHeld() {
  const [lift, setLift] = useState<Lift | null>(null);
  const held = useRef<Lift | null>(null);
  const hold = (next: Lift | null): void => {
    held.current = next;
    setLift(next);
  };
  return { lift, held, hold };
}

/** For the whole grid: what ends a drag is no click, neither on what was dragged nor on what lies beneath it. */
function useDragEnd() {
  const wasDragged = useRef(false);
  const isOver = (): void => void (wasDragged.current = false);
  const handlers = {
    ...{ onPointerDownCapture: isOver, onKeyDownCapture: isOver },
    onClickCapture(event: MouseEvent): void {
      if (wasDragged.current) event.stopPropagation();
      isOver();
    },
  };
  return { began: (): void => void (wasDragged.current = true), handlers };
}

/** Where an arrow key leads; null for any other key. */
function keyed(lift: Lift, key: string, columns: readonly Column[], step: number): Lift | null {
  if (key === 'ArrowUp') return stepped(lift, -1, step);
  if (key === 'ArrowDown') return stepped(lift, 1, step);
  if (key === 'ArrowLeft') return besides(lift, -1, columns);
  return key === 'ArrowRight' ? besides(lift, 1, columns) : null;
}

function columnBoxes(grid: HTMLElement | null): DOMRect[] {
  return [...(grid?.querySelectorAll('[data-column]') ?? [])].map((column) => column.getBoundingClientRect());
}
