import { AppError } from '#contract/errors.ts';

/** What a service manager must know to run this copy of Linekeeper. All paths are absolute. */
export type Installation = {
  /** The Node binary that runs this command, and so is known to run the program. */
  node: string;
  /** What this Node was told for itself, such as how much memory it may take (scripts/bootstrap.mjs). */
  nodeOptions: readonly string[];
  /** The built program. */
  program: string;
  /** Where its `.env` is looked for first; the second place is the data directory. */
  workingDir: string;
  dataDir: string;
  demo: boolean;
};

/** For the user who asks, or for the machine in the name of a user who is not root. */
export type Scope = { kind: 'user' } | { kind: 'system'; user: string };

/** Stands in every file that `install` writes, so that `uninstall` removes nothing else. */
export const MARK = 'Made by “linekeeper service install”, removed by “linekeeper service uninstall”.';

/** What comes after the Node binary. Settings and secrets stay in `.env`, where only their owner reads them. */
export function serveArguments({ nodeOptions, program, dataDir, demo }: Installation): string[] {
  return [...nodeOptions, program, 'serve', '--data-dir', dataDir, ...(demo ? ['--demo'] : [])];
}

/**
 * No format of a service manager carries line breaks or other control characters in a path.
 * Throws AppError `invalid_input`.
 */
export function refuseOddPaths(installation: Installation): void {
  const { node, nodeOptions, program, workingDir, dataDir } = installation;
  for (const path of [node, ...nodeOptions, program, workingDir, dataDir]) {
    if (/\p{Cc}/u.test(path))
      throw new AppError(
        'invalid_input',
        'A folder on the way to Linekeeper has a line break or a control character in its name: no service can be made of that.',
      );
  }
}
