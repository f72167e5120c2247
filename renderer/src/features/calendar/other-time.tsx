import { Button } from '@mantine/core';
import { useState } from 'react';

import { instantAt } from '../../shop/shop-clock.ts';
import { useTexts } from '../../texts/language.tsx';
import { dayIn } from '../../texts/moments.ts';
import { partsTexts } from '../../texts/parts.ts';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { FreeTimes } from './free-times.tsx';
import { GiveTime } from './give-time.tsx';
import type { WaitingProps } from './waiting-props.ts';
import { useWaitingWords } from './waiting-words.ts';
import classes from './waiting.module.css';

/** A free time of the owner's choice for somebody who waits. */
export function OtherTime({ waiting, shop, onClose }: WaitingProps & { onClose: () => void }) {
  const t = useTexts(waitlistTexts);
  const parts = useTexts(partsTexts);
  const words = useWaitingWords(shop.zone);
  const { serviceId, staffId, from, free } = waiting;
  const [time, setTime] = useState({ day: free ? dayIn(shop.zone, free.start) : from, time: '' });
  const start = time.time === '' ? null : instantAt(`${time.day}T${time.time}`, shop.zone);
  return (
    <div role="group" aria-label={t.otherFor(words.who(waiting))} className={classes['choice']}>
      <FreeTimes
        shop={shop}
        draft={{ serviceId, staffId: staffId ?? '', addOnIds: [], ...time }}
        onChange={(part) => setTime({ ...time, ...part })}
      />
      <div className={classes['deeds']}>
        <GiveTime {...{ waiting, shop }} time={start === null ? null : { start, staffId }} />
        <Button variant="default" onClick={onClose}>
          {parts.cancel}
        </Button>
      </div>
    </div>
  );
}
