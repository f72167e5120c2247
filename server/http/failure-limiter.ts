import { toSenderKey } from './client-address.ts';

export type FailureLimiter = ReturnType<typeof createFailureLimiter>;

type Deps = {
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  failuresAllowed?: number;
  windowMs?: number;
  maxSenders?: number;
};

/**
 * Counts failed authentications, and only those, for each sender behind the tunnel. A request with the right secret
 * never comes here, so nobody can mute the phone by failing often, not even from the same address.
 */
export function createFailureLimiter({ now, failuresAllowed = 10, windowMs = 60_000, maxSenders = 10_000 }: Deps) {
  const windows = new Map<string, { startedAt: number; failures: number }>();

  return {
    size: (): number => windows.size,
    /** Notes one failure; true when this sender had its share in the running minute. Without a header: never. */
    countFailure(connectingIp: string | string[] | undefined): boolean {
      const sender = toSenderKey(connectingIp);
      if (sender === null) return false;
      const at = now();
      const running = windows.get(sender);
      if (running && at - running.startedAt < windowMs) {
        running.failures += 1;
        return running.failures > failuresAllowed;
      }
      // Deleted first, so that the map's order is the order in which windows began and the oldest goes first.
      windows.delete(sender);
      windows.set(sender, { startedAt: at, failures: 1 });
      if (windows.size > maxSenders) windows.delete(windows.keys().next().value ?? '');
      return failuresAllowed < 1;
    },
  };
}
