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
import { atMinute, isMoved, lifted, overColumn, stepped, type Lift } from './lift.ts';
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
  const [lift, setLift] = useState<Lift | null>(null);
  const grip = useRef<Grip | null>(null);
  const wasDragged = useRef(false);

  function drop(): void {
    if (lift && isMoved(lift)) onDrop(lift);
    setLift(null);
  }
  const minuteAt = (y: number): number => {
    const box = columnBoxes(grid.current)[0];
    return box ? hours.from + ((y - box.top) / box.height) * (hours.to - hours.from) : 0;
  };

  function onKey(event: KeyboardEvent, placed: Placed, home: number): void {
    const now = lift ?? lifted(placed, home);
    const next = keyed(now, event.key, columns, step);
    if (next) setLift(next);
    else if (lift && event.key === 'Escape') letGo();
    else if (lift && (event.key === 'Enter' || event.key === ' ')) drop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onMove(event: PointerEvent<HTMLElement>, placed: Placed, home: number): void {
    const taken = grip.current;
    if (!taken) return;
    const far = Math.hypot(event.clientX - taken.x, event.clientY - taken.y);
    if (!lift && far < DRAG_PX) return;
    wasDragged.current = true;
    const over = columnBoxes(grid.current).findIndex(
      ({ left, right }) => event.clientX >= left && event.clientX < right,
    );
    const now = overColumn(lift ?? lifted(placed, home), over, columns);
    setLift(atMinute(now, minuteAt(event.clientY) - taken.at, step));
  }

  const letGo = (): void => {
    grip.current = null;
    setLift(null);
  };
  const handlers = (placed: Placed, home: number): Handlers => ({
    onPointerDown(event) {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      // From the first moment on: a fast hand is over another appointment before it has moved far.
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY, at: minuteAt(event.clientY) - placed.from };
    },
    onPointerMove: (event) => onMove(event, placed, home),
    onPointerUp() {
      grip.current = null;
      if (wasDragged.current) drop();
    },
    ...{ onPointerCancel: letGo, onBlur: letGo },
    onKeyDown: (event) => onKey(event, placed, home),
  });

  const notDragged = (): void => void (wasDragged.current = false);
  /** For the whole grid: what ends a drag is no click, neither on what was dragged nor on what lies beneath it. */
  const whole = {
    ...{ onPointerDownCapture: notDragged, onKeyDownCapture: notDragged },
    onClickCapture(event: MouseEvent): void {
      if (wasDragged.current) event.stopPropagation();
      notDragged();
    },
  };

  return { lift, handlers, whole };
}

/** Where an arrow key leads; null for any other key. */
function keyed(lift: Lift, key: string, columns: readonly Column[], step: number): Lift | null {
  if (key === 'ArrowUp') return stepped(lift, -1, step);
  if (key === 'ArrowDown') return stepped(lift, 1, step);
  if (key === 'ArrowLeft') return overColumn(lift, lift.over - 1, columns);
  return key === 'ArrowRight' ? overColumn(lift, lift.over + 1, columns) : null;
}

function columnBoxes(grid: HTMLElement | null): DOMRect[] {
  return [...(grid?.querySelectorAll('[data-column]') ?? [])].map((column) => column.getBoundingClientRect());
}
