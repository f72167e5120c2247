import { Button } from '@mantine/core';

import type { CommandInput, CommandOutput } from '#contract/commands.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { useOffersSent } from './use-offers-sent.ts';
import type { WaitingProps } from './waiting-props.ts';
import { useWaitingWords } from './waiting-words.ts';

type Props = WaitingProps & {
  /** Null: none is chosen yet. */
  time: CommandInput<'waitlist.offer'>['slot'] | null;
};

/** The two ways to give somebody a free time: to ask them, where they agreed to that, or to book it for them. */
export function GiveTime({ waiting, shop, time }: Props) {
  const t = useTexts(waitlistTexts);
  const words = useWaitingWords(shop.zone);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const ask = useOffersSent(shop.id) === false ? t.keep : t.offer;
  const { id, consented } = waiting;
  const who = words.who(waiting);
  const slot = time && { start: time.start, staffId: time.staffId ?? null };

  const offer = (): void => {
    if (!slot) return;
    const done = (entry: CommandOutput<'waitlist.offer'>): string =>
      t.offered(words.at(entry.offer?.until ?? slot.start));
    void run({ act: () => client.call('waitlist.offer', { id, slot }), done });
  };
  const book = (): void => {
    if (slot) void run({ act: () => client.call('waitlist.book', { id, slot }), done: t.booked(words.at(slot.start)) });
  };
  return (
    <>
      {consented && (
        <Button disabled={isBusy || slot === null} aria-label={t.of(ask, who)} onClick={offer}>
          {ask}
        </Button>
      )}
      <Button
        variant={consented ? 'default' : 'filled'}
        disabled={isBusy || slot === null}
        aria-label={t.of(t.book, who)}
        onClick={book}
      >
        {t.book}
      </Button>
    </>
  );
}
