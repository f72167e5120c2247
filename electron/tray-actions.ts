import type { Core } from '../server/app.ts';
import type { ElectronParts } from './electron-parts.ts';
import type { SwitchName, TrayAction } from './tray-menu.ts';

type Deps = {
  clipboard: Pick<ElectronParts['clipboard'], 'writeText'>;
  /** Null while there is none. */
  server: () => Pick<Core, 'execute'> | null;
  /** Shows the window, at an address of its own such as `/calls/…` or where it was left. */
  openWindow: (path: string | null) => void;
  setSwitch: (name: SwitchName, on: boolean) => void;
  quit: () => void;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const HALF_HOUR_MS = 1_800_000;

/** Does what was chosen in the menu. What fails is reported: a menu has no place to say it, the icon shows what holds. */
export function createTrayActions(deps: Deps): (action: TrayAction) => void {
  const { server, now, report } = deps;

  function ask(command: string, input: object): void {
    server()
      ?.execute(command, input)
      .catch((error: unknown) => report(`tray.${command}`, error));
  }

  function act(action: TrayAction): void {
    switch (action.do) {
      case 'open':
        return deps.openWindow(action.path);
      case 'pause':
        return ask('pause.start', { until: action.until });
      case 'pauseHalfHour':
        return ask('pause.start', { until: new Date(now().getTime() + HALF_HOUR_MS).toISOString() });
      case 'resume':
        return ask('pause.end', {});
      case 'copyAddress':
        return void deps.clipboard.writeText(action.address).catch((error: unknown) => report('tray.copy', error));
      case 'switch':
        return deps.setSwitch(action.name, action.on);
      case 'quit':
        return deps.quit();
    }
  }

  return (action) => {
    try {
      act(action);
    } catch (error) {
      report(`tray.${action.do}`, error); // nobody catches it above a menu, and the program would end
    }
  };
}
