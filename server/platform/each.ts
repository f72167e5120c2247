type Report = (where: string, error: unknown) => void;

/** Does it for every one of them, also after one for which it fails; then throws what stood in the way of the first. */
export function forEveryOne<T>(items: Iterable<T>, job: (item: T) => void): void {
  const faults: unknown[] = [];
  for (const item of items) {
    try {
      job(item);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

/** Does one after the other, by name: what one of them throws is reported, and keeps none of the others from being done. */
export function doEach(jobs: Readonly<Record<string, () => unknown>>, report: Report): void {
  for (const [where, job] of Object.entries(jobs)) {
    try {
      job();
    } catch (error) {
      report(where, error);
    }
  }
}
