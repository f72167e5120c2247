type Deps = { now: () => Date; idleMs: () => number; onIdle: () => void };

/** More than sessions are kept. */
const MOST = 100;

export type OpenWindows = ReturnType<typeof createOpenWindows>;

/** Which windows the owner unlocked, and when somebody last was at each; in memory only. */
export function createOpenWindows({ now, idleMs, onIdle }: Deps) {
  const seen = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  /** A clock that was put back must not keep a window open. */
  const isIdle = (at: number): boolean => {
    const idle = now().getTime() - at;
    return idle < 0 || idle >= idleMs();
  };

  function watch(): void {
    clearTimeout(timer);
    timer = undefined;
    if (seen.size === 0) return;
    const next = Math.min(...seen.values()) + idleMs() - now().getTime();
    timer = setTimeout(look, Math.max(1000, next)).unref();
  }

  function look(): void {
    const idle = [...seen].filter(([, at]) => isIdle(at));
    for (const [session] of idle) seen.delete(session);
    watch();
    for (const _each of idle) onIdle();
  }

  function isOpen(session: string): boolean {
    const at = seen.get(session);
    if (at === undefined) return false;
    if (!isIdle(at)) return true;
    look();
    return false;
  }

  return {
    isOpen,
    open(session: string): void {
      seen.delete(session);
      seen.set(session, now().getTime());
      if (seen.size > MOST) seen.delete(seen.keys().next().value ?? '');
      watch();
    },
    /** Somebody is at this window; one that is locked stays so. */
    stay(session: string): void {
      if (isOpen(session)) seen.set(session, now().getTime());
    },
    lock: (session: string): void => void seen.delete(session),
    lockAll: (): void => seen.clear(),
    look,
    stop: (): void => clearTimeout(timer),
  };
}
