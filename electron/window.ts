import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';

import type { ChoiceFile } from './choices.ts';
import type { ElectronParts } from './electron-parts.ts';
import { toBounds } from './window-bounds.ts';
import { WINDOW_ORIGIN } from './window-scheme.ts';

type Deps = {
  electron: Pick<ElectronParts, 'app' | 'BrowserWindow' | 'screen'>;
  preload: string;
  icon: string | null;
  choices: ChoiceFile;
  /** Sets the guards on a new window before anything is loaded into it. */
  guard: (window: BrowserWindow) => void;
  /** Leads the page to another of its views, without reading it again: something may be typed in it. */
  lead: (window: BrowserWindow, path: string) => void;
  /** The owner closed it; the program goes on. */
  onClosed: () => void;
  report: (where: string, error: unknown) => void;
};

export type MainWindow = {
  current: () => BrowserWindow | null;
  isShown: () => boolean;
  /** Brings the one window up, making it where there is none; at a view of its own such as `/calls`, or as it was. */
  show: (path?: string | null) => void;
  /** Reads the page again, where there is one. */
  reload: () => void;
  /** A fresh window in the place of one that is broken; shown only if that one was. */
  renew: () => void;
  /** Takes it away, whatever is typed in it. */
  destroy: () => void;
};

/** The one window. Closing it hides it; the program lives in the tray. */
export function createMainWindow(deps: Deps): MainWindow {
  const { electron, onClosed, report } = deps;
  const { app } = electron;
  let window: BrowserWindow | null = null;
  let cancelHiding = (): void => undefined;

  function make(path: string): BrowserWindow {
    const made = new electron.BrowserWindow(toOptions(deps));
    made.on('close', (event) => {
      event.preventDefault();
      remember(made, deps);
      cancelHiding();
      cancelHiding = hide(made, app);
      onClosed();
    });
    made.on('closed', () => {
      if (window === made) window = null;
    });
    deps.guard(made);
    load(made, path);
    return made;
  }

  const load = (made: BrowserWindow, path: string): void => {
    made.loadURL(`${WINDOW_ORIGIN}${path}`).catch((error: unknown) => report('window.load', error));
  };

  function show(path: string | null = null): void {
    window ??= make(path ?? '/');
    cancelHiding();
    if (path !== null) deps.lead(window, path);
    void app.dock?.show();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  return {
    current: () => window,
    isShown: () => window?.isVisible() ?? false,
    show,
    reload() {
      if (window) load(window, '/');
    },
    renew() {
      const wasShown = window?.isVisible() ?? false;
      window?.destroy();
      window = null;
      if (wasShown) show();
    },
    destroy() {
      if (window?.isVisible()) remember(window, deps);
      window?.destroy();
      window = null;
    },
  };
}

/**
 * On macOS there is a Dock icon only as long as there is something to bring up (features.md §5.3), and a window that is
 * hidden while it fills a screen of its own leaves that screen behind, black. Returns what keeps it from being hidden.
 */
function hide(window: BrowserWindow, { dock }: Pick<ElectronParts['app'], 'dock'>): () => void {
  const putAway = (): void => {
    window.hide();
    dock?.hide();
  };
  if (dock && window.isFullScreen()) {
    window.once('leave-full-screen', putAway);
    window.setFullScreen(false);
  } else putAway();
  return () => window.off('leave-full-screen', putAway);
}

function remember(window: BrowserWindow, { choices, report }: Deps): void {
  try {
    choices.save({ window: window.getNormalBounds() });
  } catch (error) {
    report('window.bounds', error); // such as on a full disk; it opens in the middle next time
  }
}

function toOptions({ electron: { screen }, preload, icon, choices }: Deps): BrowserWindowConstructorOptions {
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  return {
    ...toBounds(choices.current().window, workAreas),
    minWidth: 360,
    minHeight: 400,
    show: false,
    title: 'Linekeeper',
    ...(icon !== null && { icon }),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be fetched from outside, and what is typed here is about people.
      spellcheck: false,
    },
  };
}
