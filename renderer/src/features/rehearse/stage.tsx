import { useMemo, useReducer, useState } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { Answer } from '../../ui/answer.tsx';
import { type Cast, toRing } from './cast.ts';
import { CastForm } from './cast-form.tsx';
import { EMPTY, moved } from './play.ts';
import classes from './rehearse-page.module.css';
import { Talk } from './talk.tsx';
import { Told } from './told.tsx';

const MINUTE_MS = 60_000;

/** Who rings and what the agent is told of them on one side, the call itself on the other. */
export function Stage({ shops }: { shops: readonly [ShownBusiness, ...ShownBusiness[]] }) {
  const [chosen, setCast] = useState<Cast>(() => ({ business: shops[0].id, caller: null, at: thisMinute() }));
  const shop = shops.find(({ id }) => id === chosen.business) ?? shops[0];
  // The chosen shop may be removed meanwhile; its callers are nobody in another one.
  const cast = useMemo(
    () => (chosen.business === shop.id ? chosen : { ...chosen, business: shop.id, caller: null }),
    [chosen, shop.id],
  );
  const [play, move] = useReducer(moved, EMPTY);
  const ring = useCommandQuery('rehearse.ring', toRing(cast), { keepPrevious: true });
  return (
    <div className={classes['stage']}>
      <div className={classes['cast']}>
        <CastForm
          shops={shops}
          shop={shop}
          cast={cast}
          onChange={setCast}
          onNow={() => setCast({ ...cast, at: thisMinute() })}
        />
      </div>
      <div className={classes['talk']}>
        <Talk cast={cast} play={play} move={move} greeting={ring.data?.pack.firstMessage ?? ''} />
      </div>
      <div className={classes['told']}>
        <Answer of={ring} lines={4}>
          {(preview) => <Told preview={preview} callerId={cast.caller?.id ?? null} />}
        </Answer>
      </div>
    </div>
  );
}

/** The minute that has begun: a rehearsal that is kept must not lie in the future. */
function thisMinute(): string {
  return new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS).toISOString();
}
