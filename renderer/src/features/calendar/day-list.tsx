import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay } from '../../texts/moments.ts';
import { Section } from '../../ui/section.tsx';
import classes from './calendar.module.css';
import type { Column } from './columns.ts';
import { toTime } from './days.ts';
import type { Placed } from './placed.ts';

type Props = { columns: readonly Column[]; onOpen: (id: string) => void };

/** The days one after the other, each with its appointments in their order: for a narrow window. */
export function DayList({ columns, onOpen }: Props) {
  const days = [...new Set(columns.map(({ day }) => day))];
  return days.map((day) => (
    <OneDay key={day} columns={columns.filter((column) => column.day === day)} onOpen={onOpen} />
  ));
}

function OneDay({ columns, onOpen }: Props) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const first = columns[0];
  if (!first) return null;
  const rows = new Map(columns.flatMap(({ placed }) => placed.map((each) => [each.appointment.id, each])));
  const busy = columns.flatMap(({ who, busy: spans }) => spans.map((span) => ({ ...span, who })));
  const inOrder = [...rows.values(), ...busy].sort((a, b) => a.from - b.from);
  return (
    <Section title={calendarDay(language, first.day)}>
      {first.closed !== null && <p className={classes['quiet']}>{first.closed === '' ? t.closed : first.closed}</p>}
      {rows.size === 0 && <p className={classes['quiet']}>{t.list.none}</p>}
      <ul className={classes['rows']}>
        {inOrder.map((each) =>
          'who' in each ? (
            <li key={`busy ${each.who} ${each.from}`} className={classes['taken']}>
              <span>
                {toTime(each.from)}–{toTime(each.to)}
              </span>
              <span>{t.busyOf(each.who)}</span>
            </li>
          ) : (
            <li key={each.appointment.id}>
              <Row placed={each} onOpen={onOpen} />
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}

function Row({ placed: { appointment, from, to }, onOpen }: Pick<Props, 'onOpen'> & { placed: Placed }) {
  const t = useTexts(calendarTexts);
  const { id, name, serviceName, staffName, status } = appointment;
  return (
    <button type="button" className={classes['row']} onClick={() => onOpen(id)}>
      <span>
        {toTime(from)}–{toTime(to)}
      </span>
      <strong>{name ?? t.unknown}</strong>
      <span className={classes['quiet']}>{status === 'scheduled' ? '' : t.states[status]}</span>
      <span className={classes['quiet']}>
        {serviceName} {t.list.with(staffName)}
      </span>
    </button>
  );
}
