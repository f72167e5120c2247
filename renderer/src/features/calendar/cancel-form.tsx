import { Button, TextInput } from '@mantine/core';

import type { Appointment } from '#contract/front-desk.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDraft } from '../../client/use-draft.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { useToast } from '../../ui/toasts.tsx';
import classes from './calendar.module.css';
import { Refused } from './refused.tsx';

/** Asks why before it is cancelled. */
export function CancelForm({ appointment: { id }, onBack }: { appointment: Appointment; onBack: () => void }) {
  const t = useTexts(calendarTexts);
  const say = useToast();
  const { draft, keep } = useDraft<string>(`cancel.${id}`);
  const reason = draft ?? '';
  const cancelling = useCommandMutation('appointments.cancel', {
    refreshes: ['appointments.get', 'appointments.list'],
  });
  const leave = (): void => {
    keep(null);
    onBack();
  };
  const cancel = (): void => {
    const onSuccess = (): void => {
      say({ text: t.cancel.done });
      leave();
    };
    cancelling.mutate({ id, reason: reason.trim() === '' ? null : reason.trim() }, { onSuccess });
  };
  return (
    <form
      aria-label={t.cancel.title}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <p>{t.cancel.words}</p>
      <TextInput
        label={t.cancel.reason}
        maxLength={500}
        autoComplete="off"
        autoFocus
        value={reason}
        onChange={({ currentTarget }) => keep(currentTarget.value)}
      />
      <Refused error={cancelling.error} isBusy={cancelling.isPending} onInsist={cancel} />
      <div className={classes['deeds']}>
        <Button variant="default" onClick={leave}>
          {t.move.back}
        </Button>
        <Button type="submit" color="red" loading={cancelling.isPending}>
          {t.cancel.save}
        </Button>
      </div>
    </form>
  );
}
