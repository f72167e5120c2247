import type { Today } from '#contract/today.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { Learned } from './learned.tsx';
import classes from './today-page.module.css';
import { useFactChoices } from './use-fact-choices.ts';
import { Waiting } from './waiting.tsx';

/** What callers told: first what the owner is asked about, then what is known from now on. */
export function Heard({ today: { waiting, pending, learned } }: { today: Today }) {
  const whole = useKeptFocus<HTMLDivElement>();
  const choices = useFactChoices();
  return (
    <div ref={whole} tabIndex={-1} className={classes['column']}>
      <Waiting waiting={waiting} pending={pending} choices={choices} />
      <Learned learned={learned} choices={choices} />
    </div>
  );
}
