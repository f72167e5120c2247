import type { Unsubscribe } from '#contract/client.ts';

/** Whether this window is to listen because it is seen, or stands in for those that are not; told when it changes. */
export type Sight = { isSeen: () => boolean; watch: (changed: () => void) => Unsubscribe };

const STAND_IN = 'linekeeper.stand-in';

/**
 * A browser's tab: unseen while another one lies over it or the window is put away. One of all the unseen tabs counts as
 * seen: it keeps the owner's session running through the night.
 */
export function createSight(page: Document, locks: LockManager | undefined): Sight {
  const watchers = new Set<() => void>();
  let isStandIn = false;
  let back = new AbortController();
  const isVisible = (): boolean => page.visibilityState === 'visible';
  const tell = (): void => {
    for (const changed of [...watchers]) changed();
  };
  const standIn = (until: AbortSignal): Promise<void> => {
    isStandIn = !until.aborted;
    tell();
    return new Promise((resolve) => {
      if (until.aborted) resolve();
      until.addEventListener('abort', () => resolve());
    });
  };
  const look = (): void => {
    back.abort();
    back = new AbortController();
    isStandIn = false;
    const { signal } = back;
    // Given up when the tab is seen again before its turn comes; a browser may also refuse it altogether.
    if (!isVisible()) locks?.request(STAND_IN, { signal }, () => standIn(signal)).catch(() => undefined);
    tell();
  };
  page.addEventListener('visibilitychange', look);
  look();

  return {
    isSeen: () => isVisible() || isStandIn,
    watch: (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
}

/** Resolves when the window is seen, at once where it is, or when `signal` ends the wait. */
export function untilSeen({ isSeen, watch }: Sight, signal: AbortSignal): Promise<void> {
  if (signal.aborted || isSeen()) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      if (!signal.aborted && !isSeen()) return;
      forget();
      signal.removeEventListener('abort', look);
      resolve();
    };
    const forget = watch(look);
    signal.addEventListener('abort', look);
  });
}

/** A signal that ends when the window goes out of sight; call `forget` when it is of no more use. */
export function whileSeen({ isSeen, watch }: Sight): { signal: AbortSignal; forget: Unsubscribe } {
  const controller = new AbortController();
  const forget = watch(() => {
    if (!isSeen()) controller.abort();
  });
  return { signal: controller.signal, forget };
}
