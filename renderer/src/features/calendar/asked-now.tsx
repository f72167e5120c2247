import { Button } from '@mantine/core';

import type { Waiting } from '#contract/waiting.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { RemoveWaiting } from './remove-waiting.tsx';
import type { WaitingProps } from './waiting-props.ts';
import { useWaitingWords } from './waiting-words.ts';
import classes from './waiting.module.css';

type Props = WaitingProps & { offer: NonNullable<Waiting['offer']> };

/** A time is kept for them: whether they were asked, and what they say to it. */
export function AskedNow({ waiting, offer, shop }: Props) {
  const t = useTexts(waitlistTexts);
  const words = useWaitingWords(shop.zone);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const { id, offeredWith } = waiting;
  const who = words.who(waiting);
  const deeds = [
    {
      ...{ name: t.takes, variant: 'filled', done: t.booked(words.at(offer.slot.start)) },
      act: () => client.call('waitlist.answer', { id, accept: true }),
    },
    {
      ...{ name: t.declines, variant: 'default', done: t.declined },
      act: () => client.call('waitlist.answer', { id, accept: false }),
    },
    {
      ...{ name: t.takeBack, variant: 'default', done: t.takenBack },
      act: () => client.call('waitlist.take-back', { id }),
    },
  ];
  return (
    <>
      <p className={classes['offered']}>{t.kept(words.slot(offer.slot, offeredWith ?? ''), words.at(offer.until))}</p>
      <p>{words.told(waiting)}</p>
      <div className={classes['deeds']}>
        {deeds.map(({ name, variant, ...deed }) => (
          <Button
            key={name}
            variant={variant}
            disabled={isBusy}
            aria-label={t.of(name, who)}
            onClick={() => void run<unknown>(deed)}
          >
            {name}
          </Button>
        ))}
        <RemoveWaiting id={id} who={who} />
      </div>
    </>
  );
}
