import classes from './status-dot.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'live';

/** A small mark in a colour; the words beside it carry the meaning. */
export function StatusDot({ tone }: { tone: Tone }) {
  return <span aria-hidden className={`${classes['dot']} ${classes[tone]}`} />;
}
