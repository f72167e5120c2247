import { useEffect, useEffectEvent } from 'react';

import { useClient } from './client-context.tsx';
import { after } from './timers.ts';

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
/** The server is told no oftener that somebody is here. */
const TOLD_EVERY_MS = 20_000;
const SAME_TOUCH_MS = 500;

/** Tells the server that somebody is at this window, and locks it when nobody was for so long. */
export function useIdleLock(minutes: number, onLocked: () => void): void {
  const client = useClient();
  const locked = useEffectEvent(onLocked);
  useEffect(() => {
    const lock = (): void => void client.call('access.lock', {}).then(locked, locked);
    let stop = after(minutes * 60_000, lock);
    let [touchedAt, toldAt] = [-Infinity, -Infinity];
    const touched = ({ timeStamp }: Event): void => {
      if (timeStamp - touchedAt < SAME_TOUCH_MS) return;
      touchedAt = timeStamp;
      stop();
      stop = after(minutes * 60_000, lock);
      if (timeStamp - toldAt < TOLD_EVERY_MS) return;
      toldAt = timeStamp;
      void client.call('access.stay', {}).catch(() => undefined);
    };
    for (const touch of TOUCHES) window.addEventListener(touch, touched, { passive: true });
    return () => {
      stop();
      for (const touch of TOUCHES) window.removeEventListener(touch, touched);
    };
  }, [client, minutes]);
}
