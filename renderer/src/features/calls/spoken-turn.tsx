import type { Turn } from '#contract/calls.ts';
import { clock } from '../../texts/amounts.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import classes from './spoken-turn.module.css';

/** Something the agent or the caller said, and when. */
export function SpokenTurn({ turn, isPointed }: { turn: Turn; isPointed: boolean }) {
  const t = useTexts(callsTexts);
  return (
    <li
      id={`turn-${turn.position}`}
      className={classes['turn']}
      data-role={turn.role}
      {...(isPointed && { 'aria-current': 'location' as const })}
    >
      <span className={classes['at']}>{clock(turn.atSeconds)}</span>
      <div>
        <span className={classes['role']}>{t.roles[turn.role]}</span>
        <p className={classes['text']}>
          {turn.text}
          {turn.interrupted && (
            <span className={classes['cut']} title={t.transcript.interruptedLong}>
              {' '}
              — {t.transcript.interrupted}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

type Tools = { turns: readonly Turn[]; isPointed: boolean };

/** What the agent looked up between two sentences: folded, because nobody on the phone heard it. */
export function SpokenTools({ turns, isPointed }: Tools) {
  const { roles, transcript: t } = useTexts(callsTexts);
  return (
    <li id={`turn-${turns[0]?.position ?? 0}`} className={classes['turn']} data-role="tool">
      <span className={classes['at']}>{clock(turns[0]?.atSeconds ?? 0)}</span>
      <details open={isPointed}>
        <summary>{t.tools(turns.length)}</summary>
        {turns.map(({ position, text }) => (
          <pre key={position} role="group" aria-label={roles.tool} tabIndex={0} className={classes['result']}>
            {text}
          </pre>
        ))}
      </details>
    </li>
  );
}
