const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type ProcessWatch = {
  /** Exit code: 0 after a signal, 1 after something nobody caught. */
  ended: Promise<number>;
  /** Asks it to stop as a signal does. */
  stop: () => void;
  /** Asks it to end as after something that nobody caught; `report` is not given it. */
  fail: () => void;
  release(): void;
};

/**
 * Waits for the end of a serving process. The first signal asks it to stop, the second one ends it at once.
 * @param report is given whatever nobody caught, before the process is asked to stop
 */
export function watchProcess(report: (error: unknown) => void): ProcessWatch {
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(1);
    asked = true;
    resolve(0);
  };
  const onFault = (error: unknown): void => {
    report(error);
    resolve(1);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  return {
    ended,
    stop: () => resolve(0),
    fail: () => resolve(1),
    release() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      process.off('uncaughtException', onFault);
      process.off('unhandledRejection', onFault);
    },
  };
}
