import type { Unsubscribe } from '#contract/client.ts';

/** Whether anybody can see the window, told again when it changes. */
export type Sight = { isSeen: () => boolean; watch: (changed: () => void) => Unsubscribe };

/** A browser's tab: unseen while another one lies over it or the window is put away. */
export function createSight(page: Document): Sight {
  return {
    isSeen: () => page.visibilityState === 'visible',
    watch: (changed) => {
      page.addEventListener('visibilitychange', changed);
      return () => page.removeEventListener('visibilitychange', changed);
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
