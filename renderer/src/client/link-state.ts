import { useSyncExternalStore } from 'react';

import type { LinkState, Unsubscribe } from '#contract/client.ts';

export type LinkWatch = ReturnType<typeof createLinkWatch>;

/** Remembers how the window stands with the server; null until the first answer. */
export function createLinkWatch() {
  const listeners = new Set<() => void>();
  let state: LinkState | null = null;
  return {
    tell: (next: LinkState): void => {
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    state: (): LinkState | null => state,
    watch: (listener: () => void): Unsubscribe => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The state now, and again whenever it changes. */
export function useLinkState({ watch, state }: LinkWatch): LinkState | null {
  return useSyncExternalStore(watch, state);
}
