import { posix, win32 } from 'node:path';

import { AppError } from '#contract/errors.ts';

import type { Environment } from '../../platform/config.ts';
import { refuseOddPaths, type Installation, type Scope } from './installation.ts';
import { LAUNCHD_LABEL, toLaunchdPlist } from './launchd-plist.ts';
import { toSystemdUnit } from './systemd-unit.ts';
import { TASK_NAME, toWindowsTask } from './windows-task.ts';

export type Step = {
  command: string;
  args: readonly string[];
  /** It prepares for something that may not be there, so that its failure says nothing. */
  mayFail?: boolean;
  /** How often it is tried, a second apart, because what comes before it takes effect a little later. */
  attempts?: number;
};

/** All that is done to a machine for the service, before any of it is done. */
export type ServicePlan = {
  /** Where the service manager, or for Windows `schtasks`, reads it from. */
  file: string;
  text: string;
  bytes: Buffer;
  /** After the file was written, also when the service runs already. */
  start: readonly Step[];
  /** Before the file is removed. */
  stop: readonly Step[];
  /** After it was removed. */
  forget: readonly Step[];
  /** Where a person looks when it does not start. */
  logs: string;
};

export type Place = {
  platform: NodeJS.Platform;
  home: string;
  uid: number | undefined;
  user: string;
  env: Environment;
};

/** Throws AppError `invalid_input` for paths that cannot be written in the platform's format, or another platform. */
export function toServicePlan(installation: Installation, scope: Scope, place: Place): ServicePlan {
  refuseOddPaths(installation);
  if (scope.kind === 'system' && place.platform !== 'linux')
    throw new AppError('invalid_input', 'A service of the whole machine (--system) is made for systemd only.');
  if (place.platform === 'linux') return systemd(installation, scope, place);
  if (place.platform === 'darwin') return launchd(installation, place);
  if (place.platform === 'win32') return windows(installation, place);
  throw new AppError('invalid_input', 'A service can be made for Linux, macOS and Windows only.');
}

const UNIT = 'linekeeper.service';

function systemd(installation: Installation, scope: Scope, { home, env }: Place): ServicePlan {
  const own = scope.kind === 'user' ? ['--user'] : [];
  const systemctl = (...args: string[]): Step => ({ command: 'systemctl', args: [...own, ...args] });
  const configured = env['XDG_CONFIG_HOME'] ?? '';
  const config = posix.isAbsolute(configured) ? configured : posix.join(home, '.config');
  const text = toSystemdUnit(installation, scope);
  return {
    file: posix.join(scope.kind === 'user' ? posix.join(config, 'systemd', 'user') : '/etc/systemd/system', UNIT),
    text,
    bytes: Buffer.from(text),
    start: [systemctl('daemon-reload'), systemctl('enable', UNIT), systemctl('restart', UNIT)],
    stop: [systemctl('disable', '--now', UNIT)],
    forget: [systemctl('daemon-reload'), { ...systemctl('reset-failed', UNIT), mayFail: true }],
    logs: `journalctl ${[...own, '-u', 'linekeeper'].join(' ')}`,
  };
}

function launchd(installation: Installation, { home, uid }: Place): ServicePlan {
  const domain = `gui/${uid ?? 0}`;
  const launchctl = (...args: string[]): Step => ({ command: 'launchctl', args });
  const file = posix.join(home, 'Library', 'LaunchAgents', `${LAUNCHD_LABEL}.plist`);
  const text = toLaunchdPlist(installation);
  const unload: Step = { ...launchctl('bootout', `${domain}/${LAUNCHD_LABEL}`), mayFail: true };
  return {
    file,
    text,
    bytes: Buffer.from(text),
    // What was booted out is gone only when its process is.
    start: [
      unload,
      launchctl('enable', `${domain}/${LAUNCHD_LABEL}`),
      { ...launchctl('bootstrap', domain, file), attempts: 12 },
    ],
    stop: [unload],
    forget: [],
    logs: posix.join(installation.dataDir, 'logs', 'service.log'),
  };
}

function windows(installation: Installation, { home, user, env }: Place): ServicePlan {
  const schtasks = (...args: string[]): Step => ({ command: 'schtasks.exe', args });
  const local = env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local');
  const file = win32.join(local, 'Linekeeper', 'service-task.xml');
  const domain = env['USERDOMAIN'];
  const text = toWindowsTask(installation, domain ? `${domain}\\${user}` : user);
  const end: Step = { ...schtasks('/End', '/TN', TASK_NAME), mayFail: true };
  return {
    file,
    text,
    bytes: Buffer.from(`\ufeff${text}`, 'utf16le'), // the one encoding every schtasks takes
    start: [end, schtasks('/Create', '/TN', TASK_NAME, '/XML', file, '/F'), schtasks('/Run', '/TN', TASK_NAME)],
    stop: [end, { ...schtasks('/Delete', '/TN', TASK_NAME, '/F') }],
    forget: [],
    logs: win32.join(installation.dataDir, 'logs'),
  };
}
