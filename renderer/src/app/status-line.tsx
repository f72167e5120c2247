import { Link } from 'wouter';

import type { Problem, Status } from '#contract/status.ts';
import type { Reachability } from '#contract/today.ts';
import type { SentenceCode } from '#contract/told.ts';
import { useCommandQuery } from '../client/use-command.ts';
import { useReachWords } from '../shop/reach-words.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { useSaid } from '../texts/said.ts';
import { StatusDot, type Tone } from '../ui/status-dot.tsx';
import { DemoMark } from './demo-mark.tsx';
import classes from './status-line.module.css';

const tones: Readonly<Record<Reachability['state'], Tone>> = {
  reachable: 'good',
  unreachable: 'bad',
  local: 'quiet',
  unknown: 'warn',
};

/** On every view: whether calls come through, and what does not work. */
export function StatusLine() {
  const reachability = useCommandQuery('today.get', {}).data?.reachability;
  const status = useCommandQuery('status.get', {}).data;
  return (
    <div className={classes['line']}>
      {reachability && <Reach {...reachability} />}
      {status && <Troubles {...status} />}
    </div>
  );
}

function Reach(reachability: Reachability) {
  const t = useTexts(frameTexts);
  const words = useReachWords(t.reasons);
  const { state } = reachability;
  return (
    <p className={classes['state']}>
      <StatusDot tone={tones[state]} />
      <strong>{t.reach[state]}</strong>
      <span className={classes['sentence']}>{words(reachability)}</span>
    </p>
  );
}

function Troubles({ demo, problems }: Status) {
  const t = useTexts(frameTexts);
  return (
    <>
      {demo && <DemoMark />}
      {problems.length > 0 && (
        <details className={classes['problems']}>
          <summary>
            {t.problems} ({problems.length})
          </summary>
          <ul>
            {problems.map((problem) => (
              <Trouble key={problem.sentence} problem={problem} />
            ))}
          </ul>
          <p>
            <Link
              href="/doctor"
              onClick={({ currentTarget }) => currentTarget.closest('details')?.removeAttribute('open')}
            >
              {t.doctor}
            </Link>
          </p>
        </details>
      )}
    </>
  );
}

function Trouble({ problem: { at, ...told } }: { problem: Problem }) {
  const t = useTexts(frameTexts);
  const said = useSaid();
  const place = placeOf(told.code, at);
  return (
    <li>
      {at ? t.inFile(at.file, at.line, said(told)) : said(told)}
      {place !== null && (
        <>
          {' '}
          {/* The list lies over the page that it leads to. */}
          <Link href={place} onClick={({ currentTarget }) => currentTarget.closest('details')?.removeAttribute('open')}>
            {t.mend}
          </Link>
        </>
      )}
    </li>
  );
}

const aboutSecrets: readonly string[] = [
  'initiation_secret_missing',
  'webhook_secret_missing',
  'tool_secret_missing',
] satisfies SentenceCode[];

const aboutTheWay: readonly string[] = [
  'public_address_missing',
  'public_address_local',
  'quick_address_new',
] satisfies SentenceCode[];

/** Where in the window a problem can be mended, if it can. */
function placeOf(code: string, at: Problem['at']): string | null {
  if (at) return `/settings/words/${at.file.replace(/\.md$/, '')}`;
  if (code.startsWith('tunnel_') || aboutTheWay.includes(code)) return '/settings/phone';
  return aboutSecrets.includes(code) ? '/settings/secrets' : null;
}
