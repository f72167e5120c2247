import type { Status } from '#contract/status.ts';
import { useCommandQuery } from '../client/use-command.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { StatusDot } from '../ui/status-dot.tsx';
import { toReachability } from './reachability.ts';
import classes from './status-line.module.css';

/** On every view: whether calls come through, and what does not work. */
export function StatusLine() {
  const { data } = useCommandQuery('status.get', {});
  return <div className={classes['line']}>{data && <Known status={data} />}</div>;
}

function Known({ status }: { status: Status }) {
  const t = useTexts(frameTexts);
  const { tone, state } = toReachability(status);
  return (
    <>
      <p className={classes['state']}>
        <StatusDot tone={tone} />
        <strong>{t[state].title}</strong>
        <span className={classes['sentence']}>{t[state].sentence}</span>
      </p>
      {status.demo && <p className={classes['demo']}>{t.demo}</p>}
      {status.problems.length > 0 && (
        <details className={classes['problems']}>
          <summary>
            {t.problems} ({status.problems.length})
          </summary>
          <ul>
            {status.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
