/** What each system is asked for the time after which it falls asleep on mains power, and how its answer reads. */
export type SleepQuestion = { program: string; args: readonly string[]; minutesOf: (said: string) => number | null };

const MAC: SleepQuestion = {
  program: '/usr/bin/pmset',
  args: ['-g', 'custom'],
  minutesOf(said) {
    const [, mains = said] = said.split('AC Power:');
    const minutes = /^ sleep[ \t]+(\d{1,6})/m.exec(mains)?.[1];
    return minutes === undefined ? null : Number(minutes);
  },
};

/** Its words are in the language of the system; the last two numbers are mains and battery, in seconds. */
const WINDOWS: SleepQuestion = {
  program: 'powercfg',
  args: ['/query', 'SCHEME_CURRENT', 'SUB_SLEEP', 'STANDBYIDLE'],
  minutesOf(said) {
    const mains = [...said.matchAll(/0x([0-9a-f]{8})/g)].at(-2)?.[1];
    return mains === undefined ? null : Math.ceil(Number.parseInt(mains, 16) / 60);
  },
};

const GNOME = 'org.gnome.settings-daemon.plugins.power';

const LINUX: SleepQuestion = {
  program: 'gsettings',
  args: ['list-recursively', GNOME],
  minutesOf(said) {
    const kind = /sleep-inactive-ac-type '([a-z-]{1,20})'/.exec(said)?.[1];
    const seconds = /sleep-inactive-ac-timeout (\d{1,9})/.exec(said)?.[1];
    if (kind === undefined || seconds === undefined) return null;
    return kind === 'nothing' ? 0 : Math.ceil(Number(seconds) / 60);
  },
};

/** Null for a system that cannot be asked. */
export function sleepQuestion(platform: string): SleepQuestion | null {
  if (platform === 'darwin') return MAC;
  if (platform === 'win32') return WINDOWS;
  return platform === 'linux' ? LINUX : null;
}
