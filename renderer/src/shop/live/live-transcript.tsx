import { Button } from '@mantine/core';

import type { LiveTurn, Talk } from '#contract/live.ts';
import { clock } from '../../texts/amounts.ts';
import { useTexts } from '../../texts/language.tsx';
import { liveTexts } from '../../texts/live.ts';
import classes from './live-talk.module.css';
import { useFollowedEnd } from './use-followed-end.ts';

/** What was said so far, the newest at the end and in sight; read aloud as it comes. */
export function LiveTranscript({ talk: { turns, isOn } }: { talk: Talk }) {
  const t = useTexts(liveTexts);
  const { box, onScroll, isAtEnd, toEnd } = useFollowedEnd(turns);
  const earlier = turns[0]?.position ?? 0;
  return (
    <div className={classes['frame']}>
      {/* A box that scrolls is reached by the keyboard too. */}
      <div
        ref={box}
        role="log"
        aria-label={isOn ? t.title : t.titleOver}
        tabIndex={0}
        className={classes['box']}
        onScroll={onScroll}
      >
        {turns.length === 0 && <p className={classes['quiet']}>{t.silent}</p>}
        {earlier > 0 && <p className={classes['quiet']}>{t.earlier(earlier)}</p>}
        {turns.map((turn) => (
          <Spoken key={turn.position} turn={turn} />
        ))}
      </div>
      {!isAtEnd && (
        <Button variant="default" size="xs" className={classes['newest'] ?? ''} onClick={toEnd}>
          {t.newest}
        </Button>
      )}
    </div>
  );
}

function Spoken({ turn: { role, text, atSeconds, interrupted } }: { turn: LiveTurn }) {
  const t = useTexts(liveTexts);
  return (
    <div className={classes['turn']} data-role={role}>
      <span className={classes['who']}>
        {t.roles[role]} <span className={classes['at']}>{clock(atSeconds)}</span>
      </span>
      <p className={classes['text']}>
        {text}
        {interrupted && <span className={classes['cut']}> — {t.interrupted}</span>}
      </p>
    </div>
  );
}
