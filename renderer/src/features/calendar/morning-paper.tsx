import type { MorningSheet } from '#contract/morning-sheet.ts';
import { gapsTexts, topicName } from '../../texts/gaps.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, moment } from '../../texts/moments.ts';
import { morningTexts } from '../../texts/morning.ts';
import { Section } from '../../ui/section.tsx';
import { MorningBookings } from './morning-bookings.tsx';
import { MorningCallbacks } from './morning-callbacks.tsx';
import classes from './sheet.module.css';

/** The sheet itself, as it is printed. */
export function MorningPaper({ sheet }: { sheet: MorningSheet }) {
  const t = useTexts(morningTexts);
  const { language } = useLanguage();
  const { business, day, madeAt } = sheet;
  return (
    <article className={classes['paper']} aria-label={`${business.name}, ${calendarDay(language, day)}`}>
      <header className={classes['head']}>
        <p className={classes['day']}>{calendarDay(language, day)}</p>
        <p className={classes['shop']}>{business.name}</p>
        <p className={classes['hours']}>
          <Hours sheet={sheet} />
        </p>
      </header>
      <MorningBookings sheet={sheet} />
      <div className={classes['rest']}>
        <MorningCallbacks sheet={sheet} />
        <div className={classes['beside']}>
          <Away off={sheet.off} />
          <Gaps gaps={sheet.gaps} />
        </div>
      </div>
      <p className={classes['made']}>{t.made(moment(language, madeAt, business.zone, 'dayAndTime'))}</p>
    </article>
  );
}

function Hours({ sheet: { closed, hours } }: { sheet: MorningSheet }) {
  const t = useTexts(morningTexts);
  if (closed !== null) return t.closed(closed);
  if (hours === null) return null;
  if (hours.length === 0) return t.shut;
  return t.open(hours.map(({ open, close }) => t.span(open, close)).join(', '));
}

function Away({ off }: Pick<MorningSheet, 'off'>) {
  const t = useTexts(morningTexts).off;
  const when = (from: string | null, to: string | null): string => {
    const parts = [from === null ? '' : t.from(from), to === null ? '' : t.until(to)].filter((part) => part !== '');
    return parts.length === 0 ? t.allDay : parts.join(' ');
  };
  return (
    <Section title={t.title}>
      {off.length === 0 && <p className={classes['none']}>{t.none}</p>}
      <ul className={classes['lines']}>
        {off.map(({ name, reason, from, to }) => (
          <li key={`${name} ${from ?? ''} ${to ?? ''}`}>
            <strong>{name}</strong> {when(from, to)}
            {reason !== '' && `, ${reason}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Gaps({ gaps }: Pick<MorningSheet, 'gaps'>) {
  const t = useTexts(morningTexts).gaps;
  const words = useTexts(gapsTexts);
  return (
    <Section title={t.title}>
      {gaps.topics.length === 0 && <p className={classes['none']}>{t.none}</p>}
      <ul className={classes['lines']}>
        {gaps.topics.map((gap) => (
          <li key={gap.key}>
            {words.asked(gap.callers, topicName(words, gap))}
            <q className={classes['example']}>{gap.example}</q>
          </li>
        ))}
      </ul>
      {gaps.more > 0 && <p className={classes['none']}>{t.more(gaps.more)}</p>}
    </Section>
  );
}
