import type { WebContents } from 'electron';

import { WINDOW_ORIGIN } from './window-scheme.ts';

type Page = Pick<WebContents, 'getURL' | 'on'>;

export type Views<P extends Page> = {
  /** To be called for each new window. */
  watch: (page: P) => void;
  /** Leads the page to a view, now or as soon as it is there. */
  lead: (page: P, path: string) => void;
  /** The page has asked something, so it hears what it is told. */
  heardFrom: (page: P) => void;
};

/**
 * Leads the page that is there to another of its views, without reading it anew: something may be typed in it. A page
 * that still loads, or one that only says what is in the way, hears nothing; the last view asked for waits until a page
 * asks for something itself, which it does after it has begun to listen.
 */
export function createViews<P extends Page>({ tell }: { tell: (page: P, path: string) => void }): Views<P> {
  let listening: P | null = null;
  let waiting: string | null = null;
  return {
    watch(page) {
      page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument && listening === page) listening = null;
      });
    },
    lead(page, path) {
      if (listening === page) tell(page, path);
      else waiting = path;
    },
    heardFrom(page) {
      listening = page;
      const path = waiting;
      waiting = null;
      if (path !== null && page.getURL() !== `${WINDOW_ORIGIN}${path}`) tell(page, path);
    },
  };
}
