import type { LoginItemSettings, LoginItemSettingsOptions, Settings } from 'electron';

const NOT_AT_LOGIN: LoginItemSettings = {
  openAtLogin: false,
  wasOpenedAtLogin: false,
  status: 'not-registered',
  executableWillLaunchAtLogin: false,
  launchItems: [],
};

/**
 * What starts with the computer, kept as Windows keeps it and as unkindly as Electron reads it (browser_win.cc): path and
 * arguments are written with nothing but spaces between, and a program's name ends at the first space outside quotes, in
 * what is kept and in what is asked for (electron#32657, electron#53911).
 */
export function createLoginItems() {
  const told: Settings[] = [];
  let line: string | null = null;

  return {
    /** Everything that was set, in its order. */
    told,
    /** The program that Windows would start, as it reads its own line; null where it starts none. */
    program: (): string | null => (line === null ? null : programOf(line)),
    get: (options: LoginItemSettingsOptions = {}): LoginItemSettings => {
      if (line === null) return NOT_AT_LOGIN;
      return {
        ...NOT_AT_LOGIN,
        openAtLogin: line === toLine(options),
        executableWillLaunchAtLogin: programOf(line) === programOf(options.path ?? ''),
      };
    },
    set: (settings: Settings): void => {
      told.push(settings);
      line = settings.openAtLogin ? toLine(settings) : null;
    },
  };
}

function toLine({ path = '', args = [] }: Pick<Settings, 'args' | 'path'>): string {
  return [path, ...args].join(' ');
}

function programOf(line: string): string {
  const quoted = /^"([^"]*)"/.exec(line);
  return quoted?.[1] ?? line.split(' ')[0] ?? '';
}
