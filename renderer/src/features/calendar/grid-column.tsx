import type { MouseEvent, ReactNode } from 'react';

import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay } from '../../texts/moments.ts';
import { AppointmentBlock } from './appointment-block.tsx';
import type { Column } from './columns.ts';
import { toTime } from './days.ts';
import classes from './grid.module.css';
import type { Lift } from './lift.ts';
import { placeOf } from './place-of.ts';
import type { Placed } from './placed.ts';
import { within, type Span } from './spans.ts';
import type { Handlers } from './use-lift.ts';
import type { Moves } from './use-moves.ts';

type Props = {
  column: Column;
  title: ReactNode;
  hours: Span;
  step: number;
  /** Minutes of now; null on any other day. */
  now: number | null;
  lift: Lift | null;
  isOver: boolean;
  moves: Moves;
  handlers: (placed: Placed) => Handlers;
  onOpen: (id: string) => void;
  /** A free time was clicked on. */
  onWant: (minutes: number) => void;
};

/** A day of somebody or of a room, with what lies on it. */
export function GridColumn({ column, title, hours, step, now, lift, isOver, moves, handlers, ...on }: Props) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const want = (event: MouseEvent<HTMLElement>): void => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const minutes = hours.from + ((event.clientY - top) / height) * (hours.to - hours.from);
    on.onWant(Math.floor(minutes / step) * step);
  };
  return (
    <section aria-label={t.column(column.who, calendarDay(language, column.day))} className={classes['column']}>
      <header className={classes['head']}>
        {title}
        {column.closed !== null && (
          <span className={classes['closed']}>{column.closed === '' ? t.closed : column.closed}</span>
        )}
      </header>
      <div data-column className={classes['time']} onClick={want}>
        <Shades column={column} hours={hours} />
        {now !== null && now >= hours.from && now <= hours.to && (
          <div aria-hidden className={classes['now']} style={placeOf({ from: now, to: now }, hours)} />
        )}
        <ul className={classes['list']}>
          {column.placed.map((placed) => (
            <AppointmentBlock
              key={placed.appointment.id}
              {...{ placed, hours }}
              isLifted={lift?.placed.appointment.id === placed.appointment.id}
              isGoing={moves.isGoing(placed.appointment.id)}
              handlers={handlers(placed)}
              onOpen={() => on.onOpen(placed.appointment.id)}
            />
          ))}
        </ul>
        {isOver && lift && (
          <div aria-hidden className={classes['ghost']} style={placeOf(ghostSpan(lift), hours)}>
            {toTime(lift.from)} {lift.placed.appointment.name ?? t.unknown}
          </div>
        )}
      </div>
    </section>
  );
}

type Look = 'break' | 'busy' | 'shade';

function Shades({ column: { shaded, breaks, busy }, hours }: { column: Column; hours: Span }) {
  const t = useTexts(calendarTexts);
  const words: Readonly<Record<Look, string>> = { break: t.break, busy: t.busy, shade: t.closed };
  const drawn = (spans: readonly Span[], look: Look) => within(spans, [hours]).map((span) => ({ span, look }));
  const closed = drawn(shaded, 'shade').filter(({ span }) => !isOneOf(span, breaks));
  return [...drawn(breaks, 'break'), ...drawn(busy, 'busy'), ...closed].map(({ span, look }) => (
    <div key={`${look} ${span.from}`} className={classes[look]} style={placeOf(span, hours)}>
      <span className="only-read-aloud">
        {words[look]} {toTime(span.from)}–{toTime(span.to)}
      </span>
      {look !== 'shade' && <span aria-hidden>{words[look]}</span>}
    </div>
  ));
}

function isOneOf(span: Span, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => from === span.from && to === span.to);
}

function ghostSpan({ from, placed }: Lift): Span {
  return { from, to: from + placed.to - placed.from };
}
