import { Button } from '@mantine/core';
import { useState } from 'react';

import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { GiveTime } from './give-time.tsx';
import { OtherTime } from './other-time.tsx';
import { RemoveWaiting } from './remove-waiting.tsx';
import type { WaitingProps } from './waiting-props.ts';
import { useWaitingWords } from './waiting-words.ts';
import classes from './waiting.module.css';

/** Nothing is kept for them: the earliest time they could have, or any other. */
export function FreeNow({ waiting, shop }: WaitingProps) {
  const t = useTexts(waitlistTexts);
  const words = useWaitingWords(shop.zone);
  const [isChoosing, setChoosing] = useState(false);
  const { free } = waiting;
  const who = words.who(waiting);
  if (isChoosing) return <OtherTime {...{ waiting, shop }} onClose={() => setChoosing(false)} />;
  return (
    <>
      <p className={classes[free === null ? 'quiet' : 'free']}>
        {free === null ? t.nothingFree : t.free(words.slot(free, free.staffName))}
      </p>
      <div className={classes['deeds']}>
        {free !== null && <GiveTime {...{ waiting, shop }} time={free} />}
        {free !== null && (
          <Button variant="default" aria-label={t.otherFor(who)} onClick={() => setChoosing(true)}>
            {t.other}
          </Button>
        )}
        <RemoveWaiting id={waiting.id} who={who} />
      </div>
    </>
  );
}
