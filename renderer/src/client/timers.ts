/** Runs `work` once after the time is over, unless what it returns is called before. */
export type After = (milliseconds: number, work: () => void) => () => void;

/** The page's own clock. */
export const after: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/** Runs `work` again and again until what it returns is called. */
export const every = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
};
