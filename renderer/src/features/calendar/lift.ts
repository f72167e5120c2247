import type { Column } from './columns.ts';
import type { Placed } from './placed.ts';
import { DAY_MINUTES } from './spans.ts';

/** An appointment that is taken up and not put down yet. */
export type Lift = {
  placed: Placed;
  /** The column it was taken from, and the one it is over. */
  home: number;
  over: number;
  /** Minutes since midnight at which it would begin. */
  from: number;
};

/** One that is taken up where it lies. */
export function lifted(placed: Placed, home: number): Lift {
  return { placed, home, over: home, from: placed.from };
}

/** Puts it to the nearest time that may begin something; it stays on its day. */
export function atMinute(lift: Lift, minutes: number, step: number): Lift {
  const length = lift.placed.to - lift.placed.from;
  const most = Math.floor(Math.max(0, DAY_MINUTES - length) / step) * step;
  return { ...lift, from: Math.min(most, Math.max(0, Math.round(minutes / step) * step)) };
}

/** One step earlier or later on the clock; from between two steps to the next. */
export function stepped(lift: Lift, steps: 1 | -1, step: number): Lift {
  const at = steps === 1 ? Math.floor(lift.from / step) + 1 : Math.ceil(lift.from / step) - 1;
  return atMinute(lift, at * step, step);
}

/** Over another column, where it may go there; over one where it may not, it is where it was taken from. */
export function overColumn(lift: Lift, over: number, columns: readonly Column[]): Lift {
  if (columns[over] === undefined) return lift;
  return { ...lift, over: mayLieIn(columns, lift.home, over) ? over : lift.home };
}

/** Over the next column to one side in which it may lie. */
export function besides(lift: Lift, side: 1 | -1, columns: readonly Column[]): Lift {
  let over = lift.over + side;
  while (columns[over] !== undefined && !mayLieIn(columns, lift.home, over)) over += side;
  return overColumn(lift, over, columns);
}

/** With anybody and on any day, but only in a room of the same kind. */
function mayLieIn(columns: readonly Column[], home: number, over: number): boolean {
  return columns[home]?.resourceKind === columns[over]?.resourceKind;
}

export function isMoved({ placed, home, over, from }: Lift): boolean {
  return home !== over || from !== placed.from;
}
