type Report = (where: string, error: unknown) => void;

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
