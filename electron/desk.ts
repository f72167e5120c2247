import type { BrowserWindow, WebContents } from 'electron';

import type { AppEvent } from '#contract/events.ts';

import { after } from './after.ts';
import { EVENT_CHANNEL } from './channels.ts';
import { openChoices, type ChoiceFile } from './choices.ts';
import { createLoginItem, startArgs, type LoginItem } from './login-item.ts';
import { guardNavigation } from './navigation.ts';
import { createNoticeBoard, type NoticeBoard } from './notice-board.ts';
import type { Shell } from './given.ts';
import { createUnsaved } from './unsaved.ts';
import { createViews } from './views.ts';
import { createWindowRecovery } from './window-recovery.ts';
import { createMainWindow, type MainWindow } from './window.ts';
import type { ShellWords } from './words.en.ts';
import { wordsFor } from './words.ts';

/** What stands on the desk before there is a server: it can say what is in the way of one. */
export type Desk = {
  words: ShellWords;
  choices: ChoiceFile;
  loginItem: LoginItem;
  notices: NoticeBoard;
  window: MainWindow;
  /** Whether the owner may quit: asks where something typed is not saved. */
  mayQuit: () => Promise<boolean>;
  /** The page of the window has asked something. */
  heardFromPage: () => void;
};

type Told = {
  /** The owner closed the window. */
  onClosed: () => void;
  /** The system ends the owner's session, and with it this program. */
  onSessionEnd: () => void;
};

/** Lays out what needs no server. */
export function layOut(given: Shell, { onClosed, onSessionEnd }: Told): Desk {
  const { electron, machine, root, flags, place, log } = given;
  const words = wordsFor(electron.app.getLocale());
  const report = (where: string, error: unknown): void => log.fault(where, error);
  const choices = openChoices({ dataDir: place.dataDir, report });
  const loginItem = createLoginItem({
    app: electron.app,
    machine,
    args: startArgs({ isPackaged: electron.app.isPackaged, root, flags, dataDir: place.dataDir }),
    home: electron.app.getPath('home'),
  });
  const notices = createNoticeBoard({ language: words.language, onChange: () => window.reload() });
  const recover = createWindowRecovery({
    renew: () => window.renew(),
    giveUp() {
      notices.show({ title: words.windowGone, lines: words.windowGoneLines });
      window.renew();
    },
    now: () => performance.now(),
    after,
    log: (what) => log.event('window.gone', { kind: what }),
  });
  const views = createViews<WebContents>({
    tell: (page, path) => page.send(EVENT_CHANNEL, { name: 'view.asked', payload: { path } } satisfies AppEvent),
  });
  const unsaved = createUnsaved({ dialog: electron.dialog, words, show: () => window.show(), after, report });
  const window = createMainWindow({
    electron,
    preload: place.preload,
    icon: place.icon,
    choices,
    guard(made) {
      guard(made, given);
      recover(made);
      views.watch(made.webContents);
      unsaved.watch(made);
      made.on('session-end', onSessionEnd);
    },
    lead({ webContents }, path) {
      views.lead(webContents, path);
      // Whoever asks for a view wants the window back.
      if (notices.current()?.title === words.windowGone) notices.clear();
    },
    onClosed() {
      // A page that gave up is gone when it is closed: the next one is a fresh one.
      if (notices.current()?.title === words.windowGone) {
        notices.clear();
        window.destroy();
      }
      onClosed();
    },
    report,
  });
  return {
    ...{ words, choices, loginItem, notices, window },
    mayQuit: () => unsaved.mayQuit(window.current()),
    heardFromPage(): void {
      const page = window.current()?.webContents;
      if (page) views.heardFrom(page);
    },
  };
}

function guard({ webContents }: BrowserWindow, { electron: { shell }, log }: Shell): void {
  guardNavigation({
    contents: webContents,
    openOutside: (address) =>
      void shell.openExternal(address).catch((error: unknown) => log.fault('window.outside', error)),
    onRefused: (what) => log.event('window.refused', { kind: what }),
  });
}
