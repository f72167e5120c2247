import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

import { useClient } from '../client/client-context.tsx';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { Page } from '../ui/page.tsx';
import { useLeaveWarning } from '../ui/use-leave-warning.ts';
import classes from './alone.module.css';

/**
 * Instead of everything, when the server no longer knows this browser. `isMidway`: there was a session in this tab, and
 * perhaps something half typed that waits for the next one.
 */
export function SessionEndedPage({ isMidway }: { isMidway: boolean }) {
  const t = useTexts(frameTexts).ended;
  const client = useClient();
  const [isRefused, setRefused] = useState(false);
  const page = useFocusWhileHere();
  useLeaveWarning(isMidway);
  // The answer brings the window back by itself, where there is a session again.
  const ask = (): Promise<unknown> => client.call('status.get', {});
  useWhenSeenAgain(() => void ask().catch(() => undefined));
  return (
    <main ref={page} tabIndex={-1} className={classes['alone']}>
      <Page title={t.title}>
        <p className={classes['first']}>{t.sentence}</p>
        <p>{t.how}</p>
        {isMidway && <p>{t.typed}</p>}
        <div>
          <Button onClick={() => void ask().catch(() => setRefused(true))}>{t.again}</Button>
        </div>
        <p role="status">{isRefused && t.notYet}</p>
      </Page>
    </main>
  );
}

/** The new session is mostly opened in another tab: this one asks when it is looked at again. */
function useWhenSeenAgain(onSeen: () => void): void {
  const seen = useEffectEvent(onSeen);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') seen();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
}

/** The keyboard is here, and afterwards where it was before. */
function useFocusWhileHere() {
  const page = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
    page.current?.focus();
  }, []);
  useEffect(
    () => () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    },
    [],
  );
  return page;
}
