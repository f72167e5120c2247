/** What `npm run dev` was asked for. */
export type Development = {
  root: string;
  /** Options for the program: `--demo`, `--data-dir DIR`. */
  given: readonly string[];
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
};

/** What goes on until it is stopped. */
export type Work = {
  /** @param knows the program was told already, as by Ctrl-C at a terminal */
  stop(knows: boolean): Promise<void>;
};
