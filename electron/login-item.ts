import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { LoginState } from '#contract/host.ts';

import { errorCode } from '../server/platform/private-file.ts';
import { isAutostartOn, toAutostartFile } from './autostart-file.ts';
import type { ElectronParts, Machine } from './electron-parts.ts';
import type { Flags } from './flags.ts';

export type LoginItem = {
  /** As the system has it now, whoever changed it. */
  state: () => LoginState;
  set: (isOn: boolean) => void;
  /** Whether the system started us, without anybody asking for a window. */
  startedUs: () => boolean;
};

type Deps = {
  app: Pick<ElectronParts['app'], 'getLoginItemSettings' | 'isPackaged' | 'setLoginItemSettings'>;
  machine: Pick<Machine, 'env' | 'execPath' | 'platform'>;
  /** What follows the program on its command line; `--hidden` is put behind it. */
  args: readonly string[];
  home: string;
};

type Started = { isPackaged: boolean; root: string; flags: Pick<Flags, 'dataDir' | 'demo'>; dataDir: string };

/** What has to follow the program for the same thing to start: its folder in a clone, and whose memory it is. */
export function startArgs({ isPackaged, root, flags, dataDir }: Started): string[] {
  return [
    ...(isPackaged ? [] : [root]),
    ...(flags.demo ? ['--demo'] : []),
    // Where it really lies: what was typed may have been meant from another folder.
    ...(flags.dataDir === undefined ? [] : [`--data-dir=${dataDir}`]),
  ];
}

/** Starting with the computer, without a window. What the owner did in the system's settings is read, not undone. */
export function createLoginItem(deps: Deps): LoginItem {
  const { app, machine } = deps;
  if (machine.platform === 'win32') return windowsItem(deps);
  if (machine.platform === 'darwin' && app.isPackaged) return macItem(app);
  if (machine.platform === 'linux') return linuxItem(deps);
  return { state: () => 'unsupported', set: () => undefined, startedUs: () => false };
}

/** macOS takes no arguments for it and says instead that it opened us (there is no `openAsHidden` since macOS 13). */
function macItem(app: Deps['app']): LoginItem {
  return {
    state() {
      const { openAtLogin, status } = app.getLoginItemSettings();
      return status === 'requires-approval' ? 'blocked' : openAtLogin ? 'on' : 'off';
    },
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin }),
    startedUs: () => app.getLoginItemSettings().wasOpenedAtLogin,
  };
}

/** Electron writes the path as it is given, and reads it to the first space outside quotes (electron#32657, #53911). */
function windowsItem({ app, machine, args }: Deps): LoginItem {
  const command = { path: `"${machine.execPath}"`, args: [...args.map((arg) => `"${arg}"`), '--hidden'] };
  return {
    state() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(command);
      if (!openAtLogin) return 'off';
      return executableWillLaunchAtLogin ? 'on' : 'blocked'; // the Task Manager keeps a list of its own
    },
    set: (openAtLogin) => app.setLoginItemSettings({ ...command, openAtLogin }),
    startedUs: () => false,
  };
}

function linuxItem({ machine: { env, execPath }, args, home }: Deps): LoginItem {
  const file = join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'autostart', 'linekeeper.desktop');
  // An AppImage runs from a folder that is gone after each run; it says itself where it lies.
  const program = env['APPIMAGE'] || execPath;
  return {
    state() {
      try {
        return isAutostartOn(readFileSync(file, 'utf8')) ? 'on' : 'blocked';
      } catch (error) {
        // Whatever lies there instead can be neither read nor changed by us, and is no reason to stop.
        return errorCode(error) === 'ENOENT' ? 'off' : 'unsupported';
      }
    },
    set(isOn) {
      if (!isOn) return rmSync(file, { force: true });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, toAutostartFile([program, ...args, '--hidden']));
    },
    startedUs: () => false,
  };
}
