import { Plus, X } from 'lucide-react';
import { useId } from 'react';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './day-hours.module.css';
import { MOST_SPANS, toClosing, toField, withAnother, type Span } from './week.ts';

type Props = {
  name: string;
  spans: readonly Span[];
  problem: string | undefined;
  /** Said where there are none; left out, that it is closed. */
  none?: string;
  /** What a first span begins as; left out, usual opening hours. */
  usual?: Span;
  onChange: (spans: Span[]) => void;
};

/** One day of the week: its hours, further ones after a break, or none. */
export function DayHours({ name, spans, problem, none, usual, onChange }: Props) {
  const t = useTexts(shopFormTexts).hours;
  const told = useId();
  const isAllSet = spans.every(({ open, close }) => open !== '' && close !== '');
  const put = (at: number, span: Span): void => onChange(spans.map((other, i) => (i === at ? span : other)));
  return (
    <div role="group" aria-label={name} className={classes['day']}>
      <span className={classes['name']}>{name}</span>
      <div className={classes['spans']}>
        {spans.length === 0 && <span className={classes['closed']}>{none ?? t.closed}</span>}
        {spans.map((span, i) => (
          <div key={i} className={classes['span']}>
            <Time
              label={t.opens(name, i + 1)}
              time={span.open}
              told={problem !== undefined && (isAllSet || span.open === '') ? told : undefined}
              onChange={(open) => put(i, { ...span, open })}
            />
            <span aria-hidden>{t.to}</span>
            <Time
              label={t.closes(name, i + 1)}
              time={toField(span.close)}
              told={problem !== undefined && (isAllSet || span.close === '') ? told : undefined}
              onChange={(close) => put(i, { ...span, close: toClosing(close) })}
            />
            <IconButton
              icon={X}
              label={t.drop(name, i + 1)}
              onClick={() => onChange(spans.filter((_, at) => at !== i))}
            />
            {endsNextDay(span) && <span className={classes['closed']}>{t.nextDay}</span>}
          </div>
        ))}
        {problem !== undefined && (
          <p id={told} className={classes['problem']}>
            {problem}
          </p>
        )}
      </div>
      {spans.length < MOST_SPANS && (
        <IconButton icon={Plus} label={t.addTo(name)} onClick={() => onChange(withAnother(spans, usual))} />
      )}
    </div>
  );
}

type TimeProps = {
  label: string;
  time: string;
  /** Where it stands what is wrong with it, if anything is. */
  told: string | undefined;
  onChange: (time: string) => void;
};

function Time({ label, time, told, onChange }: TimeProps) {
  return (
    <input
      type="time"
      aria-label={label}
      className={classes['time']}
      value={time}
      {...(told !== undefined && { 'aria-invalid': true, 'aria-describedby': told })}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function endsNextDay({ open, close }: Span): boolean {
  return open !== '' && close !== '' && close <= open;
}
