import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';

import type { LinkState } from '#contract/client.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { usePlaces } from '../ui/places.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import classes from './frame.module.css';
import { Late } from './late-page.tsx';
import { LinkBanner } from './link-banner.tsx';
import { LockButton } from './lock-button.tsx';
import { MemoryTrouble } from './memory-trouble.tsx';
import { Navigation } from './navigation.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { OutcomeBanner } from './outcome-banner.tsx';
import { PauseBanner } from './pause-banner.tsx';
import { Preferences } from './preferences.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { StatusLine } from './status-line.tsx';
import { viewAt } from './views.tsx';

/** What stands around every view: where one is, where one can go, and whether calls come through. */
export function Frame({ link }: { link: LinkState | null }) {
  const t = useTexts(frameTexts);
  const [path] = useLocation();
  const view = viewAt(path);
  useArrival(path);
  return (
    <div className={classes['frame']}>
      <a href="#page" className={classes['skip']}>
        {t.skip}
      </a>
      <Navigation current={view?.name} />
      <div className={classes['body']}>
        <header className={`${classes['top']} not-on-paper`}>
          <StatusLine />
          <div className={classes['tools']}>
            <LockButton />
            <Preferences />
          </div>
        </header>
        <LinkBanner link={link} />
        <MemoryTrouble />
        <PauseBanner />
        <OutcomeBanner />
        <main id="page" className={classes['page']} tabIndex={-1}>
          <ErrorBoundary place={path}>{view ? <Late page={view.page} given={{}} /> : <NotFoundPage />}</ErrorBoundary>
        </main>
      </div>
      <Shortcuts />
    </div>
  );
}

/**
 * A new view begins at its top, or where one was if one comes back to it, for the eye and for whoever has it read aloud;
 * the first one is left alone.
 */
function useArrival(path: string): void {
  const places = usePlaces();
  const search = useSearch();
  const last = useRef(path);
  useLayoutEffect(() => places.shows(search === '' ? path : `${path}?${search}`), [places, path, search]);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    window.scrollTo(0, places.here().top);
    document.querySelector<HTMLElement>('#page')?.focus({ preventScroll: true });
  }, [path, places]);
}
