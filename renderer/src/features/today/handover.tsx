import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { linesTexts } from '../../texts/lines.ts';
import classes from './live-call.module.css';

/** For the person whose phone rings now: why the caller calls, and what they said so far. */
export function PutThrough({ callId }: { callId: string }) {
  const t = useTexts(linesTexts).handover;
  const handover = useCommandQuery('calls.handover', { id: callId }).data?.handover ?? null;
  if (handover === null) return null;
  const { to, reason, said, appointment } = handover;
  const lines = [
    ...(reason === null ? [] : [`${t.reason}: ${reason}`]),
    ...(said.length === 0 ? [] : [`${t.said}: ${said.join('; ')}`]),
    ...(appointment === null ? [] : [`${t.appointment}: ${appointment}`]),
  ];
  return (
    <section aria-label={t.title(to)} role="status" className={classes['handover']}>
      <p className={classes['certainty']}>
        <strong>{t.title(to)}</strong>
      </p>
      {lines.length === 0 ? <p>{t.nothing}</p> : lines.map((line) => <p key={line}>{line}</p>)}
    </section>
  );
}
