import { join } from 'node:path';

import { AppError } from '#contract/errors.ts';

import { findDataDir, loadConfig } from '../../platform/load-config.ts';
import type { PlaceOptions } from '../command.ts';
import type { Shell } from '../shell.ts';
import type { Host } from './host.ts';
import type { Installation, Scope } from './installation.ts';
import { SYSTEM_DATA_DIR } from './systemd-unit.ts';
import { withoutSettings } from './terminal-only.ts';

export type ServiceOptions = PlaceOptions & { system?: boolean; as?: string };

/** Whose service is meant. Throws AppError `invalid_input` where `--system` and `--as` do not go together. */
export function toScope({ system = false, as }: ServiceOptions): Scope {
  if (!system && as !== undefined) throw new AppError('invalid_input', '--as belongs to --system.');
  if (!system) return { kind: 'user' };
  if (as === undefined || as === 'root')
    throw new AppError(
      'invalid_input',
      'Name the user a service of the whole machine runs as, not root: --system --as NAME.',
    );
  return { kind: 'system', user: as };
}

/** This copy of Linekeeper and its data directory, of which nothing is made or read. */
export function findInstallation(
  shell: Shell,
  { dataDir, demo = false, system }: ServiceOptions,
  running: Pick<Installation, 'node' | 'nodeOptions'>,
): Installation {
  const start = { cwd: shell.cwd, env: shell.env, demo, dataDir };
  return {
    ...running,
    program: join(shell.root, 'out', 'server', 'linekeeper.js'),
    workingDir: shell.cwd,
    dataDir: findDataDir(start, system ? SYSTEM_DATA_DIR : undefined),
    demo,
  };
}

/**
 * Throws AppError with one sentence where a service could not be installed on this machine, by this user, with the
 * settings it would find.
 */
export function refuseInstall(shell: Shell, installation: Installation, scope: Scope, host: Host): void {
  refuseMachine(scope, host);
  if (host.read(installation.program) === undefined)
    throw new AppError('unavailable', 'Linekeeper is not built: run `npm run build` first.');
  // Of a service of the machine the data directory belongs to another user, and systemd makes it.
  if (scope.kind === 'user')
    loadConfig({
      cwd: shell.cwd,
      env: withoutSettings(shell.env),
      demo: installation.demo,
      dataDir: installation.dataDir,
    });
}

function refuseMachine(scope: Scope, { platform, uid, hasSystemd, run }: Host): void {
  if (platform === 'linux' && !hasSystemd)
    throw new AppError(
      'unavailable',
      'systemd does not run on this machine: give what `linekeeper service print` says to your own service manager, or start with `npm start -- --headless`.',
    );
  if (scope.kind === 'user' && uid === 0)
    throw new AppError(
      'invalid_input',
      'Linekeeper does not run as root: install it as its user, or on Linux for the whole machine with --system --as NAME.',
    );
  if (scope.kind === 'system' && uid !== 0)
    throw new AppError(
      'invalid_input',
      'Only root installs a service of the whole machine: leave out --system, or use sudo.',
    );
  if (scope.kind === 'system' && run('id', ['-u', '--', scope.user]).code !== 0)
    throw new AppError('invalid_input', 'There is no such user on this machine.');
}
