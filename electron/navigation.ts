import type { WebContents } from 'electron';

import { toOutsideLink } from './outside-links.ts';
import { isOfWindow } from './window-scheme.ts';

type Deps = {
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>;
  openOutside: (address: string) => void;
  /** Something was tried and not done. */
  onRefused: (what: string) => void;
};

/**
 * Keeps the window at its own addresses: it goes nowhere else, by link, script, redirect or inner frame, and opens no
 * second one. A link to one of the few known sites is given to the owner's browser.
 */
export function guardNavigation({ contents, openOutside, onRefused }: Deps): void {
  contents.on('will-navigate', (event) => {
    if (!isOfWindow(event.url)) refuse(event, 'will-navigate');
  });
  contents.on('will-redirect', (event) => refuse(event, 'will-redirect'));
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOfWindow(event.url)) refuse(event, 'will-frame-navigate');
  });
  contents.on('will-attach-webview', (event) => refuse(event, 'will-attach-webview'));
  contents.setWindowOpenHandler(({ url }) => {
    const link = toOutsideLink(url);
    if (link === null) onRefused('window-open');
    else openOutside(link);
    return { action: 'deny' };
  });

  function refuse(event: { preventDefault: () => void }, what: string): void {
    event.preventDefault();
    onRefused(what);
  }
}
