import type { MorningSheet } from '#contract/morning-sheet.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { shortDay } from '../../texts/moments.ts';
import { morningTexts } from '../../texts/morning.ts';
import { Section } from '../../ui/section.tsx';
import classes from './sheet.module.css';

/** What was promised to callers, with a box to tick by hand. */
export function MorningCallbacks({ sheet: { callbacks, day } }: { sheet: MorningSheet }) {
  const t = useTexts(morningTexts).callbacks;
  const { language } = useLanguage();
  const dueWords = (due: string): string => {
    const words = shortDay(language, due);
    return due < day ? t.late(words) : t.due(words);
  };
  return (
    <Section title={t.title}>
      {callbacks.tasks.length === 0 && <p className={classes['none']}>{t.none}</p>}
      <ul className={`${classes['lines']} ${classes['boxes']}`}>
        {callbacks.tasks.map(({ id, kind, text, due, name }) => (
          <li key={id}>
            <strong>
              {t.kinds[kind]}
              {name !== null && `: ${name}`}
            </strong>
            {due !== null && <span className={classes['aside']}> {dueWords(due)}</span>}
            <span className={classes['note']}>{text}</span>
          </li>
        ))}
      </ul>
      {callbacks.more > 0 && <p className={classes['none']}>{t.more(callbacks.more)}</p>}
    </Section>
  );
}
