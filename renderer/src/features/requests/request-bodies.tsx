import type { RequestDetail } from '#contract/requests.ts';
import { useTexts } from '../../texts/language.tsx';
import { requestsTexts } from '../../texts/requests.ts';
import { Section } from '../../ui/section.tsx';
import classes from './request-bodies.module.css';

/** What came beside what was answered, as they travelled but for numbers and secrets. */
export function RequestBodies({ request: { body, answer, bodyGone } }: { request: RequestDetail }) {
  const t = useTexts(requestsTexts);
  return (
    <div className={classes['columns']}>
      <Section title={t.body}>
        {body === null ? (
          <p>{bodyGone === null ? t.bodyGone.none : t.bodyGone[bodyGone]}</p>
        ) : (
          <>
            <p className={classes['quiet']}>{t.bodyLead}</p>
            <Text label={t.body} text={body} />
          </>
        )}
      </Section>
      {bodyGone !== 'refused' && (
        <Section title={t.answer}>
          {answer === null ? <p>{t.noAnswer}</p> : <Text label={t.answer} text={answer} />}
        </Section>
      )}
    </div>
  );
}

/** Long text scrolls in its own place, by keyboard too. */
function Text({ label, text }: { label: string; text: string }) {
  return (
    <pre role="group" aria-label={label} tabIndex={0} className={classes['text']}>
      {text}
    </pre>
  );
}
