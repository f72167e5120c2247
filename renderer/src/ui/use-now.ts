import { useEffect, useState } from 'react';

/** The time of day, again after every `everyMs`. Nothing is asked of anybody: it only moves a clock on the screen. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
