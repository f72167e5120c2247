import type { MenuItemConstructorOptions } from 'electron';

type Deps = {
  platform: NodeJS.Platform;
  /** Ends the program in order. */
  quit: () => void;
  words: { quit: string };
};

/**
 * The menu of the window: on macOS without it even copy and paste do not work, elsewhere it comes up with the Alt key.
 * No developer tools and no second window.
 */
export function toAppMenu({ platform, quit, words }: Deps): MenuItemConstructorOptions[] {
  const end: MenuItemConstructorOptions = { label: words.quit, accelerator: 'CmdOrCtrl+Q', click: quit };
  const own: MenuItemConstructorOptions = {
    label: 'Linekeeper',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      end,
    ],
  };
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  if (platform === 'darwin') return [own, { role: 'editMenu' }, view, { role: 'windowMenu' }];
  const file: MenuItemConstructorOptions = { role: 'fileMenu', submenu: [{ role: 'close' }, end] };
  return [file, { role: 'editMenu' }, view];
}
