import { useEffect, useRef, type CSSProperties, type RefObject } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { instantAt, shopClock } from '../../shop/shop-clock.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, shortDay } from '../../texts/moments.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Wanted } from './booking-draft.ts';
import type { Shown } from './calendar-address.ts';
import classes from './grid.module.css';
import { hoursShown, type Column, type Desk } from './columns.ts';
import { toMinutes, toTime } from './days.ts';
import { GridColumn } from './grid-column.tsx';
import type { Lift } from './lift.ts';
import type { Span } from './spans.ts';
import { useLift } from './use-lift.ts';
import type { Moves } from './use-moves.ts';

const MINUTE_MS = 60_000;

type Props = {
  shop: ShownBusiness;
  shown: Shown;
  desk: Desk;
  columns: readonly Column[];
  today: string;
  moves: Moves;
  onOpen: (id: string) => void;
  onWant: (wanted: Wanted) => void;
};

/** Time from top to bottom, people, rooms or days from left to right. */
export function Grid({ shop, shown, desk, columns, today, moves, onOpen, onWant }: Props) {
  const t = useTexts(calendarTexts);
  const grid = useRef<HTMLDivElement>(null);
  const hours = hoursShown(columns);
  const { stepMin: step } = desk.rules;
  const nowMinutes = toMinutes(shopClock(new Date(useNow(MINUTE_MS)).toISOString(), shop.zone).slice(11));
  const { lift, handlers, whole } = useLift({ grid, columns, hours, step, onDrop });
  useFirstSight(grid, nowMinutes, hours);
  const followedRef = useFollowed(grid);

  function onDrop({ placed: { appointment }, home, over, from }: Lift): void {
    const [before, column] = [columns[home], columns[over]];
    const start = column && instantAt(`${column.day}T${toTime(from)}`, shop.zone);
    if (!column || !start) return;
    followedRef.current = appointment.id;
    const [leave, take] = [before?.resourceId, column.resourceId];
    const swap = leave && take && leave !== take ? { swap: { leave, take } } : {};
    moves.move(appointment, { start, staffId: column.staffId ?? appointment.staffId, ...swap });
  }

  return (
    <div ref={grid} role="region" aria-label={t.grid} tabIndex={0} className={classes['scroll']} {...whole}>
      <p id="calendar-keys" hidden>
        {t.keys}
      </p>
      <p role="status" className="only-read-aloud">
        {lift && t.lifted(columns[lift.over]?.who ?? '', toTime(lift.from))}
      </p>
      <div className={classes['grid']} style={sizes(columns.length, hours)}>
        <Hours hours={hours} />
        {columns.map((column, index) => (
          <GridColumn
            key={column.key}
            {...{ column, hours, step, lift, moves, onOpen }}
            title={<Title column={column} isWeek={shown.span === 'week'} />}
            now={column.day === today ? nowMinutes : null}
            isOver={lift?.over === index}
            handlers={(placed) => handlers(placed, index)}
            onWant={(minutes) =>
              onWant({ day: column.day, time: toTime(minutes), ...(column.staffId && { staffId: column.staffId }) })
            }
          />
        ))}
      </div>
    </div>
  );
}

function sizes(columns: number, hours: Span): CSSProperties {
  // Custom properties are no part of React's type.
  return { '--columns': columns, '--minutes': hours.to - hours.from } as CSSProperties;
}

function Title({ column: { day, who }, isWeek }: { column: Column; isWeek: boolean }) {
  const { language } = useLanguage();
  if (!isWeek) return <span>{who === '' ? calendarDay(language, day) : who}</span>;
  return (
    <>
      <span>{shortDay(language, day)}</span>
      {who !== '' && <span className={classes['whose']}>{who}</span>}
    </>
  );
}

function Hours({ hours }: { hours: Span }) {
  const all = Array.from({ length: (hours.to - hours.from) / 60 }, (_, index) => hours.from + index * 60);
  return (
    <div aria-hidden className={classes['hours']}>
      {all.map((minutes) => (
        <span key={minutes} className={classes['hour']}>
          {toTime(minutes)}
        </span>
      ))}
    </div>
  );
}

/** The keyboard's place goes along with an appointment that is drawn in another column now. */
function useFollowed(grid: RefObject<HTMLElement | null>): RefObject<string | null> {
  const followedRef = useRef<string | null>(null);
  useEffect(() => {
    if (followedRef.current === null) return;
    const block = grid.current?.querySelector<HTMLElement>(`[data-appointment="${followedRef.current}"]`);
    if (document.activeElement === document.body) block?.focus({ preventScroll: true });
    // Once it has arrived, whoever looks elsewhere is left alone.
    if (block?.ariaBusy !== 'true') followedRef.current = null;
  });
  return followedRef;
}

/** A day that is longer than the window begins at what is on now. */
function useFirstSight(grid: RefObject<HTMLElement | null>, now: number, hours: Span): void {
  const first = useRef({ now, hours });
  useEffect(() => {
    const element = grid.current;
    const { now: at, hours: shown } = first.current;
    if (!element || at < shown.from || at > shown.to) return;
    const share = (at - shown.from) / (shown.to - shown.from);
    element.scrollTo({ top: Math.max(0, element.scrollHeight * share - element.clientHeight / 3) });
  }, [grid]);
}
