import { useEffect, useState } from 'react';

import type { LinkState } from '#contract/client.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import classes from './link-banner.module.css';

const SHOWN_AGAIN_MS = 4_000;

/** Says that the connection is lost for as long as it is, and for a moment that it is back. */
export function LinkBanner({ link }: { link: LinkState | null }) {
  const t = useTexts(frameTexts);
  const isBack = useJustRecovered(link);
  const lost = link === 'lost';
  return (
    <div role="status" className="not-on-paper">
      {lost && <p className={`${classes['banner']} ${classes['lost']}`}>{t.lost}</p>}
      {isBack && <p className={`${classes['banner']} ${classes['back']}`}>{t.back}</p>}
    </div>
  );
}

function useJustRecovered(link: LinkState | null): boolean {
  const [seen, setSeen] = useState({ link, recovered: false });
  if (seen.link !== link) setSeen({ link, recovered: seen.link === 'lost' && link === 'open' });
  useEffect(() => {
    if (!seen.recovered) return;
    const timer = setTimeout(() => setSeen((now) => ({ ...now, recovered: false })), SHOWN_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [seen.recovered]);
  return seen.recovered;
}
