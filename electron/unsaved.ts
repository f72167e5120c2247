import type { BrowserWindow } from 'electron';

import type { After } from './after.ts';
import { choosesFirst, type Dialog } from './question.ts';
import type { ShellWords } from './words.en.ts';

type Deps = {
  dialog: Dialog;
  words: Pick<ShellWords, 'unsaved' | 'unsavedMore' | 'stay' | 'leave'>;
  /** Brings the window up, so that the owner sees what the question is about. */
  show: () => void;
  after: After;
  report: (where: string, error: unknown) => void;
};

export type Unsaved = {
  /** To be called for each new window: from now on its page is left only if the owner says so. */
  watch: (window: BrowserWindow) => void;
  /** Whether the program may end as the owner wishes, as far as the page of this window goes. */
  mayQuit: (window: BrowserWindow | null) => Promise<boolean>;
};

/** A page that does not answer sooner has crashed or hangs, and nobody can save in it any more. */
const ANSWER_MS = 1_000;
/** Asks the page what a browser would ask it, without leaving it. */
const IS_UNSAVED = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))";

/**
 * Asks about what was typed and not saved, as a browser does: Electron keeps such a page where it is and says nothing.
 */
export function createUnsaved({ dialog, words, show, after, report }: Deps): Unsaved {
  let question: Promise<boolean> | null = null;

  async function ask(window: BrowserWindow): Promise<boolean> {
    show();
    const stays = await choosesFirst(dialog, {
      ...{ window, type: 'question', message: words.unsaved, detail: words.unsavedMore },
      ...{ buttons: [words.stay, words.leave], preferred: 'first', closing: 'first' },
    });
    return !stays;
  }

  /** One question at a time: whoever wants to leave meanwhile gets the same answer. */
  function askOnce(window: BrowserWindow): Promise<boolean> {
    question ??= ask(window).finally(() => (question = null));
    return question;
  }

  return {
    watch(window) {
      const { webContents } = window;
      let isLetGo = false;
      webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) isLetGo = false;
      });
      webContents.on('will-prevent-unload', (event) => {
        if (isLetGo) return event.preventDefault(); // Electron's way of letting it go
        askOnce(window)
          .then((leaves) => {
            if (!leaves || window.isDestroyed()) return;
            isLetGo = true;
            webContents.reload(); // there is one page, so leaving it is always reading it anew
          })
          .catch((error: unknown) => report('window.unsaved', error));
      });
    },
    async mayQuit(window) {
      try {
        return !window || !(await isUnsaved(window, after)) || (await askOnce(window));
      } catch (error) {
        report('window.unsaved', error);
        return true;
      }
    },
  };
}

function isUnsaved({ webContents }: BrowserWindow, after: After): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = after(ANSWER_MS, () => resolve(false));
    const answer = (is: boolean): void => {
      cancel();
      resolve(is);
    };
    webContents.executeJavaScript(IS_UNSAVED).then(
      (is: unknown) => answer(is === true),
      () => answer(false),
    );
  });
}
