import { Button } from '@mantine/core';
import type { FormEvent } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { waitingDraft } from '../../client/booking-drafts.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import { dayIn } from '../../texts/moments.ts';
import { partsTexts } from '../../texts/parts.ts';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './calendar.module.css';
import type { Desk } from './columns.ts';
import { dayAfter } from './days.ts';
import { toWaiting, type WaitingDraft } from './waiting-draft.ts';
import { WaitingFields } from './waiting-fields.tsx';

/** As long as somebody waits who names no day. */
const USUAL_DAYS = 30;
const MINUTE_MS = 60_000;

type Props = { shop: ShownBusiness; desk: Desk; onClose: () => void };

/** Puts a caller on the waiting list. What is typed is kept when the dialog closes, and stands there when it opens again. */
export function AddWaiting({ isOpen, ...props }: Props & { isOpen: boolean }) {
  const t = useTexts(waitlistTexts).form;
  return (
    <Dialog title={t.title} isOpen={isOpen} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ shop, desk, onClose }: Props) {
  const t = useTexts(waitlistTexts).form;
  const parts = useTexts(partsTexts);
  const words = useErrorWords();
  const say = useToast();
  const now = useNow(MINUTE_MS);
  const { draft, keep } = useDraft<WaitingDraft>(waitingDraft(shop.id));
  const value = draft ?? emptyWaiting(dayIn(shop.zone, now), desk);
  const adding = useCommandMutation('waitlist.add');
  const ask = toWaiting(value, shop.id);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!ask) return;
    const onSuccess = (): void => {
      say({ text: t.saved });
      keep(null);
      onClose();
    };
    adding.mutate(ask, { onSuccess });
  };
  return (
    <form className={classes['form']} onSubmit={save}>
      <WaitingFields
        {...{ shop, desk, draft: value }}
        onChange={(part) => {
          adding.reset();
          keep({ ...value, ...part });
        }}
      />
      {adding.error && (
        <p role="alert" className={classes['failure']}>
          {words(adding.error)}
        </p>
      )}
      <div className={classes['deeds']}>
        <Button variant="default" onClick={onClose}>
          {parts.cancel}
        </Button>
        <Button type="submit" disabled={!ask} loading={adding.isPending}>
          {t.save}
        </Button>
      </div>
      {!ask && <p className={classes['quiet']}>{t.missing}</p>}
    </form>
  );
}

function emptyWaiting(today: string, { services }: Desk): WaitingDraft {
  const first = services.find(({ active }) => active)?.id ?? '';
  const days = { from: today, to: dayAfter(today, USUAL_DAYS) };
  return { caller: null, serviceId: first, staffId: '', ...days, consented: false };
}
