import type { RehearsedTurn } from '#contract/rehearsals.ts';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import classes from './lines.module.css';

/** What was said so far: the greeting this caller really hears, and then both sides. */
export function Lines({ greeting, turns }: { greeting: string; turns: readonly RehearsedTurn[] }) {
  const t = useTexts(rehearseTexts);
  return (
    <ol className={classes['lines']} aria-label={t.talk.lines} aria-live="polite">
      {greeting !== '' && (
        <li className={classes['line']} data-role="agent" data-greeting>
          <span className={classes['who']}>{t.talk.greeting}</span>
          <p>{greeting}</p>
        </li>
      )}
      {turns.map(({ role, text }, at) => (
        <li key={at} className={classes['line']} data-role={role}>
          <span className={classes['who']}>{t.talk[role]}</span>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
