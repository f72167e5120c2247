/** Runs `work` once after that many milliseconds, unless what it returns is called before. */
export type After = (milliseconds: number, work: () => void) => () => void;

/** The clock of this process, which does not end later because of it. */
export const after: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timer);
};
