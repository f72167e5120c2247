import type { App } from '../server/app.ts';
import { after } from './after.ts';
import type { Desk } from './desk.ts';
import { createNotifications, type Notifications } from './notifications.ts';
import type { Shell } from './given.ts';
import { tongueOf } from './texts.ts';

type Deps = {
  given: Pick<Shell, 'electron' | 'flags' | 'log' | 'place'>;
  desk: Pick<Desk, 'choices' | 'window'>;
  app: Pick<App, 'bus'>;
};

export type NotifyDesk = Pick<Notifications, 'newer' | 'stop'>;

/** Notifications, joined to the server, the owner's switch and the computer's sleep. Tells first that we are newer. */
export function openNotifications({ given, desk: { choices, window }, app }: Deps): NotifyDesk {
  const { electron, flags, log, place } = given;
  const { powerMonitor, Notification } = electron;
  const report = (where: string, error: unknown): void => log.fault(where, error);
  const notifications = createNotifications({
    Notification,
    tongue: tongueOf(electron.app.getLocale()),
    // In the demo everybody is invented, and nobody waits.
    isOn: () => choices.current().notify && !flags.demo,
    isLookedAt: () => window.current()?.isFocused() ?? false,
    openWindow: (path) => window.show(path),
    after,
    now: Date.now,
    report,
  });
  const unwatch = notifications.watch(app);
  powerMonitor.on('resume', notifications.woke);
  const { lastVersion } = choices.current();
  if (lastVersion !== null && lastVersion !== place.version) notifications.updated(place.version);
  if (lastVersion !== place.version) keepVersion(choices, place.version, report);
  return {
    newer: notifications.newer,
    stop() {
      powerMonitor.off('resume', notifications.woke);
      unwatch();
      notifications.stop();
    },
  };
}

/** What cannot be kept, as on a full disk, is told once more after the next start; that is no reason not to start. */
function keepVersion(choices: Desk['choices'], lastVersion: string, report: (where: string, error: unknown) => void) {
  try {
    choices.save({ lastVersion });
  } catch (error) {
    report('choices', error);
  }
}
