import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';

import { Activity, useState } from 'react';

import type { AppClient } from '#contract/client.ts';
import { ClientProvider } from '../client/client-context.tsx';
import { useLinkState, type LinkWatch } from '../client/link-state.ts';
import { LiveEvents } from '../client/live-events.tsx';
import { LanguageProvider } from '../texts/language.tsx';
import { cssVariables, theme } from '../theme/theme.ts';
import { styleNonce } from '../theme/trusted-styles.ts';
import { PlacesProvider, type Places } from '../ui/places.ts';
import { Toasts } from '../ui/toasts.tsx';
import { Gate } from './gate.tsx';
import { SessionEndedPage } from './session-ended-page.tsx';

type Props = { client: AppClient; cache: QueryClient; link: LinkWatch; places: Places };

const schemeManager = localStorageColorSchemeManager({ key: 'linekeeper.appearance' });

/** The whole window: what it is drawn with, what it asks through, and the frame around every view. */
export function App({ client, cache, link, places }: Props) {
  const state = useLinkState(link);
  const isEnded = state === 'sessionEnded';
  const [hadSession, setHadSession] = useState(false);
  if (state === 'open' && !hadSession) setHadSession(true);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <LanguageProvider>
        <QueryClientProvider client={cache}>
          <ClientProvider value={client}>
            {/* Put away and not thrown away: what was being typed is there again with the next session. */}
            <Activity mode={isEnded ? 'hidden' : 'visible'}>
              <Toasts>
                <LiveEvents link={state} />
                <PlacesProvider value={places}>
                  <Gate link={state} />
                </PlacesProvider>
              </Toasts>
            </Activity>
            {isEnded && <SessionEndedPage isMidway={hadSession} link={link} />}
          </ClientProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
