import type { CallDetail } from '#contract/calls.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import classes from './call-outcome.module.css';
import { stateOf, toneOf } from './call-state.ts';

/** How a call went and what it was about, in the size of what matters. */
export function CallOutcome({ call }: { call: CallDetail }) {
  const t = useTexts(callsTexts);
  const state = stateOf(call);
  return (
    <div className={classes['outcome']}>
      <p className={classes['state']}>
        <StatusDot tone={toneOf[state]} />
        {t.states[state]}
      </p>
      <p className={call.summary === null ? undefined : classes['summary']}>
        {call.summary ?? (call.status === 'live' ? t.page.liveSummary : t.page.noSummary)}
      </p>
    </div>
  );
}
