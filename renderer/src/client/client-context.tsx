import { createContext, use } from 'react';

import type { AppClient } from '#contract/client.ts';

const ClientContext = createContext<AppClient | null>(null);

/** Gives everything below it the way to the app: HTTP in a browser, IPC in the desktop program. */
export const ClientProvider = ClientContext.Provider;

/** The way to the app. Views rather use `useCommandQuery` and `useCommandMutation`. */
export function useClient(): AppClient {
  const client = use(ClientContext);
  if (!client) throw new Error('useClient needs a ClientProvider above it');
  return client;
}
