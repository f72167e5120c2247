import { Link } from 'wouter';

import type { CallSummary } from '#contract/calls.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Duration } from '../../ui/duration.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './caller-calls.module.css';
import { DayOf } from './day-of.tsx';

/** The last calls of a caller, each leading to its own page. */
export function CallerCalls({ calls }: { calls: readonly CallSummary[] }) {
  const t = useTexts(callersTexts).recent;
  return (
    <Section title={t.title}>
      {calls.length === 0 && <p className={classes['quiet']}>{t.none}</p>}
      <ul className={classes['calls']}>
        {calls.map((call) => (
          <li key={call.id}>
            <Link href={`/calls/${call.id}`}>{call.title ?? t.untitled}</Link>
            <p className={classes['quiet']}>
              <DayOf at={call.startedAt} business={call.businessId} />
              {call.durationSeconds !== null && <Duration seconds={call.durationSeconds} />}
              {call.status === 'live' && <strong>{call.isRinging ? t.ringing : t.live}</strong>}
              {call.status === 'failed' && <span>{t.failed}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
