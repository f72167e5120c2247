import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writePrivateFile } from '../platform/private-file.ts';
import { systemVariables } from '../platform/system-variables.ts';

/** So long may requests in hand go on while it stops; with the second until SIGKILL it stays within our own 3 s. */
export const GRACE_MS = 1000;

/** What a child may know of our environment: what its system needs to run programs and to find certificates. */
const INHERITED = [
  ...['PATH', 'TMPDIR', 'TEMP', 'TMP'],
  ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'NUMBER_OF_PROCESSORS'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR'],
];

const NOTHING = '{}\n';

export type ChildFiles = { folder: string; config: string; home: string; pidFile: string };

/**
 * What the child is given of the disk. The configuration says nothing: without it cloudflared would take the user's own
 * and serve that instead of us (cloudflared.md §0.1). Its home is empty for the same reason.
 */
export function prepareFiles(dataDir: string): ChildFiles {
  const files = childFilesIn(dataDir);
  mkdirSync(files.home, { recursive: true, mode: 0o700 });
  if (!saysNothing(files.config)) writePrivateFile(files.config, NOTHING);
  return files;
}

/** A disk that takes nothing more is no reason to leave the phone alone while all that is needed is there. */
function saysNothing(config: string): boolean {
  try {
    return readFileSync(config, 'utf8') === NOTHING;
  } catch {
    return false; // written anew, which says what is wrong with it
  }
}

/** Where all of that lies. */
export function childFilesIn(dataDir: string): ChildFiles {
  const folder = join(dataDir, 'tunnel');
  const [home, config] = [join(folder, 'home'), join(folder, 'cloudflared.yml')];
  return { folder, config, home, pidFile: join(folder, 'cloudflared.json') };
}

type Kind = { mode: 'quick'; origin: string } | { mode: 'named' };

/** The arguments, in the order that cloudflared takes them (cloudflared.md §0.2, §3.1). No secret is among them. */
export function toArguments(kind: Kind, config: string, protocol: 'auto' | 'http2'): string[] {
  const common = [
    ...['tunnel', '--config', config, '--no-autoupdate', '--metrics', '127.0.0.1:0'],
    ...['--grace-period', `${GRACE_MS / 1000}s`, '--output', 'json'],
  ];
  const over = protocol === 'http2' ? ['--protocol', 'http2'] : [];
  return kind.mode === 'quick' ? [...common, ...over, '--url', kind.origin] : [...common, 'run', ...over];
}

/** A cleaned environment: cloudflared reads a TUNNEL_… variable for nearly every flag (cloudflared.md §3.1). */
export function toEnvironment({ home, token }: { home: string; token: string | null }): Record<string, string> {
  return {
    ...systemVariables(INHERITED),
    ...{ HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home, XDG_CONFIG_HOME: home },
    ...(token && { TUNNEL_TOKEN: token }),
  };
}
