import type { CallerDetail } from '#contract/callers.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import classes from './dialogs.module.css';

/** How much is held about somebody, kind by kind. */
export function Holdings({ of: { facts, notes, tasks, calls, maskedNumbers } }: { of: CallerDetail }) {
  const t = useTexts(callersTexts);
  const kinds = [
    { amount: facts.length, words: t.merge.facts },
    { amount: calls, words: t.calls },
    { amount: notes.length, words: t.merge.notes },
    { amount: tasks.length, words: t.merge.tasks },
    { amount: maskedNumbers.length, words: t.merge.numbers },
  ];
  return (
    <ul className={classes['holdings']}>
      {kinds
        .filter(({ amount }) => amount > 0)
        .map(({ amount, words }) => (
          <li key={words(2)}>{words(amount)}</li>
        ))}
    </ul>
  );
}
