import { realpathSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join, sep } from 'node:path';

type Deps = {
  /** What runs this command, with all links resolved. */
  execPath: string;
  /** Linekeeper's own folder. */
  root: string;
  path: string | undefined;
};

/**
 * The name of the Node that a service should be given. One that Homebrew installed lies in a folder with its version in
 * its name, which is gone after the next update; the link in the search path stays. Linekeeper's own does not move.
 */
export function lastingNode({ execPath, root, path = '' }: Deps): string {
  if (execPath.startsWith(root + sep)) return execPath;
  const names = path.split(delimiter).map((folder) => join(folder, basename(execPath)));
  return names.find((name) => isAbsolute(name) && name !== execPath && isSame(name, execPath)) ?? execPath;
}

function isSame(name: string, execPath: string): boolean {
  try {
    return realpathSync(name) === realpathSync(execPath);
  } catch {
    return false;
  }
}
