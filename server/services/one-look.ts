type Running = { now: Promise<void>; next: Promise<void> | null };

/**
 * One look at a time for each name. One that is under way may have read before what the asker has just changed, so that
 * another follows it, the same for everybody who asks meanwhile. Rejects as the look does.
 */
export function oneLookAtATime(look: (name: string) => Promise<void>): (name: string) => Promise<void> {
  const running = new Map<string, Running>();

  function begin(name: string): Promise<void> {
    const run: Running = { now: look(name), next: null };
    running.set(name, run);
    const end = (): void => void (run.next === null && running.delete(name));
    run.now.then(end, end);
    return run.now;
  }

  return (name) => {
    const run = running.get(name);
    if (!run) return begin(name);
    const again = (): Promise<void> => begin(name);
    run.next ??= run.now.then(again, again);
    return run.next;
  };
}
