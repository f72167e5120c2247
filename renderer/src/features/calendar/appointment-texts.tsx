import { useCommandQuery } from '../../client/use-command.ts';
import { TextLines } from '../../shop/text-lines.tsx';
import { useTexts } from '../../texts/language.tsx';
import { textsTexts } from '../../texts/texts.ts';
import { Answer } from '../../ui/answer.tsx';
import type { OneProps } from './one-props.ts';

/** What was written to the customer about an appointment, or is to be; nothing where texts never were. */
export function AppointmentTexts({ shop, appointment }: Pick<OneProps, 'shop' | 'appointment'>) {
  const t = useTexts(textsTexts).outbox;
  const answer = useCommandQuery('texts.list', { business: shop.id, appointmentId: appointment.id });
  return (
    <Answer of={answer} lines={1}>
      {({ texts }) =>
        texts.length > 0 && (
          <details>
            <summary>{t.ofOne(texts.length)}</summary>
            <TextLines texts={texts} zone={shop.zone} />
          </details>
        )
      }
    </Answer>
  );
}
