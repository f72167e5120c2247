import type { Rectangle } from 'electron';

const DEFAULT = { width: 1180, height: 800 };
/** So much of the window's upper edge must be on a screen for the owner to take hold of it. */
const GRIP = { width: 120, height: 40 };

export type Place = Partial<Rectangle> & Pick<Rectangle, 'width' | 'height'>;

/** Where the window was, as long as some of the screens of today shows it; else in the middle. */
export function toBounds(kept: Rectangle | null, workAreas: readonly Rectangle[]): Place {
  const size = kept ?? DEFAULT;
  const most = workAreas[0] ?? DEFAULT;
  const fitting = { width: Math.min(size.width, most.width), height: Math.min(size.height, most.height) };
  if (kept === null) return fitting;
  return workAreas.some((area) => shows(area, kept)) ? kept : fitting;
}

function shows(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return across >= Math.min(GRIP.width, width) && y >= area.y && y + GRIP.height <= area.y + area.height;
}
