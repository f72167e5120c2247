import type { App } from '../server/app.ts';
import { after } from './after.ts';
import type { Desk } from './desk.ts';
import type { Shell } from './given.ts';
import { tongueOf } from './texts.ts';
import { createTrayActions } from './tray-actions.ts';
import type { SwitchName, Switches } from './tray-menu.ts';
import { watchForTray, type TrayWatch } from './tray-watch.ts';
import { createTray, type TrayIcon } from './tray.ts';

type Deps = {
  given: Shell;
  desk: Pick<Desk, 'choices' | 'loginItem' | 'window'>;
  server: () => App | null;
  quit: () => void;
  /** A switch of this computer was turned in the menu. */
  onSwitched: () => void;
};

export type TrayDesk = {
  icon: TrayIcon;
  /** Shows how things stand with the server from now on. */
  follow: (app: App) => Promise<TrayWatch>;
};

/** The icon, joined to the window, the switches of this computer and, once there is one, the server. */
export function openTray({ given, desk, server, quit, onSwitched }: Deps): TrayDesk {
  const { electron, machine, place, log } = given;
  const report = (where: string, error: unknown): void => log.fault(where, error);
  const now = (): Date => new Date();
  const act = createTrayActions({
    clipboard: electron.clipboard,
    server,
    openWindow: (path) => desk.window.show(path),
    setSwitch(name, on) {
      try {
        turn(desk, name, on);
      } finally {
        onSwitched(); // also where it did not work: the menu shows what holds
      }
    },
    quit,
    now,
    report,
  });
  const icon = createTray({
    ...{ electron, act, after, now },
    iconsDir: place.iconsDir,
    platform: machine.platform,
    desktop: machine.env['XDG_CURRENT_DESKTOP'],
    tongue: tongueOf(electron.app.getLocale()),
    isSigned: place.isSigned,
    isCalm: () => electron.systemPreferences.getAnimationSettings().prefersReducedMotion,
  });
  const follow = (app: App): Promise<TrayWatch> =>
    watchForTray({ server: app, switches: () => switchesOf(desk), onView: (view) => icon.show(view), after, report });
  return { icon, follow };
}

function turn({ choices, loginItem }: Pick<Desk, 'choices' | 'loginItem'>, name: SwitchName, on: boolean): void {
  if (name !== 'startAtLogin') return choices.save({ [name]: on });
  loginItem.set(on);
  choices.save({ loginItemAsked: true });
}

function switchesOf({ choices, loginItem }: Pick<Desk, 'choices' | 'loginItem'>): Switches {
  const { notify, keepAwake, checkUpdates } = choices.current();
  const toState = (isOn: boolean): 'off' | 'on' => (isOn ? 'on' : 'off');
  return {
    startAtLogin: loginItem.state(),
    notify: toState(notify),
    keepAwake: toState(keepAwake),
    checkUpdates: toState(checkUpdates),
  };
}
