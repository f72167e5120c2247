import type { WebFrameMain } from 'electron';

import { toOrigin } from './addresses.ts';
import { standingInFor } from './complete.ts';

type Known = 'url' | 'name' | 'origin' | 'parent' | 'top' | 'frames' | 'framesInSubtree' | 'detached' | 'isDestroyed';

/** One frame as Electron shows it to the program: the same object for as long as the frame is there. */
class StandInFrame implements Pick<WebFrameMain, Known> {
  url = '';
  name = '';
  detached = false;
  readonly shown = standingInFor<WebFrameMain>(this, 'WebFrameMain');
  readonly inside = new Set<StandInFrame>();
  readonly above: StandInFrame | null;

  constructor(above: StandInFrame | null) {
    this.above = above;
    above?.inside.add(this);
  }
  get origin(): string {
    return toOrigin(this.url);
  }
  get parent(): WebFrameMain | null {
    return this.above?.shown ?? null;
  }
  get top(): WebFrameMain | null {
    return this.above?.top ?? this.shown;
  }
  get frames(): WebFrameMain[] {
    return [...this.inside].map(({ shown }) => shown);
  }
  get framesInSubtree(): WebFrameMain[] {
    return [this.shown, ...[...this.inside].flatMap((one) => one.framesInSubtree)];
  }
  isDestroyed(): boolean {
    return this.detached;
  }
  leave(): void {
    this.detached = true;
    this.above?.inside.delete(this);
    for (const one of this.inside) one.leave();
  }
}

/** Chromium's own account of a frame. */
type Told = { id: string; parentId?: string; url: string; name?: string };

/** The frames of one window, as Chromium tells of them. */
export function createFrames(toUrl: (pageAddress: string) => string) {
  let main = new StandInFrame(null);
  const known = new Map<string, StandInFrame>();

  function attached(id: string, parentId: string | undefined): StandInFrame {
    const above = parentId === undefined ? undefined : known.get(parentId);
    const frame = known.get(id) ?? (above ? new StandInFrame(above) : main);
    known.set(id, frame);
    return frame;
  }

  return {
    main: (): WebFrameMain => main.shown,
    find: (id: string): WebFrameMain | undefined => known.get(id)?.shown,
    mainId: (): string | undefined => [...known].find(([, frame]) => frame === main)?.[0],
    attached,
    navigated({ id, parentId, url, name = '' }: Told): void {
      Object.assign(attached(id, parentId), { url: toUrl(url), name });
    },
    detached(id: string): void {
      known.get(id)?.leave();
      known.delete(id);
    },
    /** The process behind them is gone: what comes back are other frames. */
    gone(): void {
      main.leave();
      known.clear();
      main = new StandInFrame(null);
    },
  };
}

export type Frames = ReturnType<typeof createFrames>;
