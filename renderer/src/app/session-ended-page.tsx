import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

import { AppError } from '#contract/errors.ts';
import { useClient } from '../client/client-context.tsx';
import type { LinkWatch } from '../client/link-state.ts';
import { askWhoseSession } from '../client/whose-session.ts';
import { useErrorWords } from '../texts/error-words.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { Page } from '../ui/page.tsx';
import { useLeaveWarning } from '../ui/use-leave-warning.ts';
import classes from './alone.module.css';

/**
 * Instead of everything, when the server no longer knows this browser. `isMidway`: there was a session in this tab, and
 * perhaps something half typed that waits for the next one.
 */
export function SessionEndedPage({ isMidway, link }: { isMidway: boolean; link: LinkWatch }) {
  const t = useTexts(frameTexts).ended;
  const client = useClient();
  const cache = useQueryClient();
  const words = useErrorWords();
  const [failure, setFailure] = useState<string | null>(null);
  const page = useFocusWhileHere();
  useLeaveWarning(isMidway);
  const ask = (): Promise<void> => askWhoseSession({ client, cache, link });
  useWhenSeenAgain(() => void ask().catch(() => undefined));
  return (
    <main ref={page} tabIndex={-1} className={classes['alone']}>
      <Page title={t.title}>
        <p className={classes['first']}>{t.sentence}</p>
        <p>{t.how}</p>
        {isMidway && <p>{t.typed}</p>}
        <div>
          <Button
            onClick={() => void ask().catch((error: unknown) => setFailure(isRefused(error) ? t.notYet : words(error)))}
          >
            {t.again}
          </Button>
        </div>
        <p role="status">{failure}</p>
      </Page>
    </main>
  );
}

/** Linekeeper answers, and does not know this browser yet. */
function isRefused(error: unknown): boolean {
  return error instanceof AppError && error.code === 'unauthorized';
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
