/** A clock that stands still until it is told to go on. */
export function createTestClock(start = '2026-11-20T10:00:00.000Z') {
  let at = Date.parse(start);
  return {
    now: (): Date => new Date(at),
    forward: (minutes: number): void => void (at += minutes * 60_000),
  };
}
