/**
 * Repeats jobs that may fail: what one throws is reported, and the next time it tries again. Thrown out of a timer it
 * would end the program (reliability F27).
 */
export function createEvery(report: (where: string, error: unknown) => void) {
  return (milliseconds: number, where: string, job: () => unknown): NodeJS.Timeout =>
    setInterval(() => {
      try {
        job();
      } catch (error) {
        report(where, error);
      }
    }, milliseconds).unref();
}
