import type { AppEvent } from '#contract/events.ts';

import type { Core } from '../server/app.ts';
import type { After } from './after.ts';
import type { ElectronParts } from './electron-parts.ts';
import { createNotices, type Notice } from './notices.ts';
import type { Texts } from './texts.en.ts';
import type { Tongue } from './texts.ts';
import { DOCTOR_PATH } from './tray-menu.ts';

type Made = ConstructorParameters<ElectronParts['Notification']>;
type Shown = Pick<InstanceType<ElectronParts['Notification']>, 'on' | 'show'>;

type Deps = {
  Notification: Pick<ElectronParts['Notification'], 'isSupported'> & (new (...given: Made) => Shown);
  tongue: Tongue;
  /** The owner's switch. */
  isOn: () => boolean;
  /** Whether the owner has the window before them, which shows all of this by itself. */
  isLookedAt: () => boolean;
  openWindow: (path: string) => void;
  after: After;
  now: () => number;
  report: (where: string, error: unknown) => void;
};

export type Notifications = {
  /** Tells of what this server announces, until what is returned is called. */
  watch: (server: Pick<Core, 'bus'>) => () => void;
  /** The computer was asleep. */
  woke: () => void;
  /** This is another version than the last time. */
  updated: (version: string) => void;
  /** There is a newer version that the owner has to fetch by hand. */
  newer: (version: string) => void;
  stop: () => void;
};

/** Of each kind there is one at a time: the newer takes the place of the one before. */
type Wording = { kind: string; title: string; body: string; path: string };

/**
 * The few things that may interrupt. They hold nothing about anybody, because a locked screen shows them too. Nothing is
 * asked of the system before the first one is shown: only then macOS asks the owner.
 */
export function createNotifications(deps: Deps): Notifications {
  const { Notification, tongue, isOn, isLookedAt, openWindow, after, now, report } = deps;
  /** Held until the next of its kind: what nothing holds is collected, and its click with it. */
  const held = new Map<string, Shown>();
  const notices = createNotices({ tell: (notice) => show(toWording(notice, tongue)), after, now });

  function show({ kind, title, body, path }: Wording): boolean {
    if (!isOn() || isLookedAt() || !Notification.isSupported()) return false;
    const shown = new Notification({ id: kind, title, body });
    shown.on('click', () => openWindow(path));
    shown.on('failed', (_event, reason) => report('notification', new Error(reason)));
    held.set(kind, shown);
    shown.show();
    return true;
  }

  function hear({ name, payload }: AppEvent): void {
    if (name === 'condition.changed') notices.condition(payload);
    else if (name === 'call.changed') notices.call(payload);
    else if (name === 'task.changed') notices.task(payload);
  }

  const { texts } = tongue;
  return {
    watch: ({ bus }) => bus.subscribe(hear),
    woke: notices.woke,
    updated: (version) =>
      void show({ kind: 'version', title: texts.updated(version), body: texts.updatedMeans, path: '/' }),
    newer: (version) => void show({ kind: 'version', title: texts.newer(version), body: texts.newerMeans, path: '/' }),
    stop: notices.stop,
  };
}

function toWording(notice: Notice, { texts, said }: Tongue): Wording {
  if (notice.kind === 'affected')
    return { kind: 'trouble', title: texts.affected, body: said(notice.told), path: DOCTOR_PATH };
  if (notice.kind === 'solved')
    return { kind: 'trouble', title: texts.solved, body: lasted(notice.minutes, texts), path: '/' };
  const title = notice.what === 'several' ? texts.waiting(notice.count) : texts[notice.what];
  return { kind: 'waiting', title, body: texts.whoIsInside, path: '/' };
}

function lasted(minutes: number, texts: Texts): string {
  return minutes < 90 ? texts.lastedMinutes(minutes) : texts.lastedHours(Math.round(minutes / 60));
}
