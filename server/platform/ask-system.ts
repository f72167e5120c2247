import { execFile } from 'node:child_process';

import { systemVariables } from './system-variables.ts';

const PATIENCE_MS = 3_000;

/** What such a program may know of our environment, in which an owner’s secrets may stand. */
const INHERITED = [
  ...['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP'],
  ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT'],
  ...[
    'XDG_RUNTIME_DIR',
    'XDG_CONFIG_HOME',
    'XDG_DATA_DIRS',
    'DISPLAY',
    'DBUS_SYSTEM_BUS_ADDRESS',
    'DBUS_SESSION_BUS_ADDRESS',
  ],
];

/** What a program of the system says, or null where there is none of that name, or it fails, or takes too long. */
export function askSystem(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const env = systemVariables(INHERITED);
    execFile(
      program,
      [...args],
      { env, timeout: PATIENCE_MS, maxBuffer: 256 * 1024, windowsHide: true },
      (error, said) => resolve(error ? null : said),
    );
  });
}
