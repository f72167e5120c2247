import type { ShownText } from '#contract/texts.ts';
import { useTexts } from '../texts/language.tsx';
import { useSaid } from '../texts/said.ts';
import { textsTexts } from '../texts/texts.ts';
import { When } from '../ui/when.tsx';
import classes from './text-lines.module.css';

type Props = {
  texts: readonly ShownText[];
  zone: string;
  /** Tells each by the appointment's own time; left out where all are about the same one. */
  isOfMany?: boolean;
};

/** Texts with what became of each, and why where something is in the way. */
export function TextLines({ texts, zone, isOfMany = false }: Props) {
  const t = useTexts(textsTexts).outbox;
  const say = useSaid();
  return (
    <ul className={classes['lines']}>
      {texts.map((text) => (
        <li key={text.id}>
          <span>
            {t.kinds[text.kind]}
            {isOfMany && (
              <>
                {' '}
                {t.about} <When at={text.about} zone={zone} />
              </>
            )}
          </span>
          <span className={classes[text.state]}>
            {t.states[text.state]} <When at={text.state === 'waiting' ? text.dueAt : text.changedAt} zone={zone} />
          </span>
          {text.problem !== null && <span className={classes['why']}>{say(text.problem)}</span>}
        </li>
      ))}
    </ul>
  );
}
