import type { CallSummary } from '#contract/calls.ts';
import type { Reachability } from '#contract/today.ts';
import { useTexts } from '../../texts/language.tsx';
import { todayTexts } from '../../texts/today.ts';
import { callName } from './call-name.ts';
import { LiveCall } from './live-call.tsx';
import classes from './live-calls.module.css';
import { Reach } from './reach.tsx';

/** Lines of what the agent was told, for one call that has the page to itself, and for several side by side. */
const LINES = 8;
const LINES_IN_A_CROWD = 3;

const READ_ALOUD = { inbound: 'calling', outbound: 'called' } as const;

type Props = { calls: readonly CallSummary[]; reachability: Reachability; business?: string };

/** Who is on the line: the one thing on this page that cannot wait, and so the largest. */
export function LiveCalls({ calls, reachability, ...shop }: Props) {
  const t = useTexts(todayTexts);
  return (
    <section aria-label={t.live.title} className={classes['live']}>
      <p role="status" className="only-read-aloud">
        {calls.map((call) => t.live[READ_ALOUD[call.direction]](callName(call, t))).join(' ')}
      </p>
      {calls.length === 0 ? (
        <div className={classes['quiet']}>
          <h2>{t.live.quiet}</h2>
          <p className={classes['help']}>{t.live.quietHelp}</p>
        </div>
      ) : (
        <ul className={classes['calls']} data-crowd={calls.length > 1}>
          {calls.map((call) => (
            <li key={call.id}>
              <LiveCall call={call} mostLines={calls.length > 1 ? LINES_IN_A_CROWD : LINES} />
            </li>
          ))}
        </ul>
      )}
      <Reach reachability={reachability} {...shop} />
    </section>
  );
}
