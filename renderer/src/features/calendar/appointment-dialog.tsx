import type { ShownBusiness } from '#contract/businesses.ts';
import { AppError } from '#contract/errors.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AppointmentView } from './appointment-view.tsx';
import type { Desk } from './columns.ts';

type Props = {
  shop: ShownBusiness;
  desk: Desk;
  /** Null: closed. */
  id: string | null;
  onClose: () => void;
};

/** One appointment, with all that can be done with it. */
export function AppointmentDialog({ shop, desk, id, onClose }: Props) {
  const t = useTexts(calendarTexts);
  const answer = useCommandQuery('appointments.get', { id: id ?? '' }, { enabled: id !== null });
  const { data, error } = answer;
  const isGone = error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid_input');
  const one = isGone ? undefined : data;
  const title = one ? t.one.title(one.serviceName, one.name ?? t.unknown) : t.title;
  return (
    <Dialog title={title} isOpen={id !== null} onClose={onClose}>
      {isGone ? (
        <p>{t.one.gone}</p>
      ) : (
        <Answer of={answer} lines={4}>
          {(appointment) => <AppointmentView key={appointment.id} {...{ shop, desk, appointment }} />}
        </Answer>
      )}
    </Dialog>
  );
}
