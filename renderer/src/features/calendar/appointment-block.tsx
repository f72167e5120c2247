import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { toTime } from './days.ts';
import classes from './grid.module.css';
import { placeOf } from './place-of.ts';
import type { Placed } from './placed.ts';
import type { Span } from './spans.ts';
import type { Handlers } from './use-lift.ts';

type Props = {
  placed: Placed;
  hours: Span;
  isLifted: boolean;
  /** On its way to another time. */
  isGoing: boolean;
  handlers: Handlers;
  onOpen: () => void;
};

/** One appointment in its column: opened by a press, moved by dragging it or by the arrow keys. */
export function AppointmentBlock({ placed, hours, isLifted, isGoing, handlers, onOpen }: Props) {
  const t = useTexts(calendarTexts);
  const { appointment, from, to, lane, lanes } = placed;
  const { serviceName, staffName, status } = appointment;
  const who = appointment.name ?? t.unknown;
  const isMovable = status === 'scheduled' && !isGoing;
  return (
    <li
      className={classes['slot']}
      style={{ ...placeOf(placed, hours), insetInlineStart: `${(lane / lanes) * 100}%`, inlineSize: `${100 / lanes}%` }}
    >
      <button
        type="button"
        className={classes['block']}
        aria-busy={isGoing}
        aria-describedby={isMovable ? 'calendar-keys' : undefined}
        data-status={status}
        data-lifted={isLifted}
        data-short={to - from < 40}
        data-narrow={lanes > 1}
        data-appointment={appointment.id}
        {...(isMovable && handlers)}
        onClick={(event) => {
          // Else the column beneath would take it for a free time.
          event.stopPropagation();
          onOpen();
        }}
      >
        <span className={classes['who']}>{who}</span>{' '}
        <span className={classes['what']}>
          {toTime(from)}–{toTime(to)} {serviceName}
        </span>{' '}
        <span className="only-read-aloud">
          {t.list.with(staffName)}
          {status !== 'scheduled' && `, ${t.states[status]}`}
        </span>
      </button>
    </li>
  );
}
