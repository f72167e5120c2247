import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@mantine/core/styles.layer.css';
import './theme/global.css';

import { createRoot } from 'react-dom/client';

import type { AppBridge } from '#contract/client.ts';
import { App } from './app/app.tsx';
import { tradeTicket, watchFragment } from './client/desk-session.ts';
import { createElectronClient } from './client/electron-client.ts';
import { createHttpClient } from './client/http-client.ts';
import { createLinkWatch } from './client/link-state.ts';
import { createQueryClient } from './client/query-client.ts';
import { askWhoseSession } from './client/whose-session.ts';
import { createSight } from './client/sight.ts';
import { after } from './client/timers.ts';
import { allowStylesOnly } from './theme/trusted-styles.ts';
import { createPlaces } from './ui/places.ts';

declare global {
  interface Window {
    /** Put there by the desktop program; a browser has none. */
    linekeeper?: AppBridge;
  }
}

allowStylesOnly(window);
const link = createLinkWatch();
const fetchHere: typeof fetch = (...request) => fetch(...request);

const door = { fetch: fetchHere, location, history };
if (!window.linekeeper) await tradeTicket(door);

const client = window.linekeeper
  ? createElectronClient(window.linekeeper)
  : createHttpClient({
      baseUrl: '',
      onLink: link.tell,
      fetch: fetchHere,
      after,
      sight: createSight(document, navigator.locks),
    });

const parts = { client, cache: createQueryClient(), link, places: createPlaces(window) };
if (!window.linekeeper)
  watchFragment({ ...door, page: window, onTraded: () => void askWhoseSession(parts).catch(() => undefined) });

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App {...parts} />);
