import { useCommandQuery } from '../../client/use-command.ts';
import { useShops } from '../../shop/use-shops.ts';
import { accessTexts } from '../../texts/access.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './staff.module.css';

/** Who would come earlier, in each shop. */
export function StaffWaiting() {
  const t = useTexts(accessTexts).staff;
  const shops = useShops();
  return shops.map(({ id, name }) => (
    <OfShop key={id} id={id} title={shops.length === 1 ? t.waits : `${t.waits}, ${name}`} />
  ));
}

function OfShop({ id, title }: { id: string; title: string }) {
  const t = useTexts(accessTexts).staff;
  const { language } = useLanguage();
  const answer = useCommandQuery('waitlist.list', { business: id });
  return (
    <Section title={title}>
      <Answer of={answer} lines={3}>
        {({ entries }) => (
          <>
            {entries.length === 0 && <p className={classes['quiet']}>{t.nobodyWaits}</p>}
            <ul className={classes['rows']}>
              {entries.map(({ id: entry, callerName, maskedNumbers, serviceName, from, to, state }) => (
                <li key={entry} className={classes['row']}>
                  <strong>{callerName ?? t.somebody}</strong>
                  <span>{maskedNumbers.join(', ')}</span>
                  <span>{serviceName}</span>
                  <span>{t.days(calendarDay(language, from), calendarDay(language, to))}</span>
                  <span className={classes['quiet']}>{t.states[state]}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </Section>
  );
}
