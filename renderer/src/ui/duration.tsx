import { clock } from '../texts/amounts.ts';
import { useNow } from './use-now.ts';

const SECOND_MS = 1_000;

/** How long something took. */
export function Duration({ seconds }: { seconds: number }) {
  return <time dateTime={`PT${Math.max(0, Math.floor(seconds))}S`}>{clock(seconds)}</time>;
}

/** How long something has been going on, ticking. Not read aloud by itself: a screen reader would never fall silent. */
export function TickingDuration({ since }: { since: string }) {
  const now = useNow(SECOND_MS);
  return (
    <span role="timer" aria-live="off">
      <Duration seconds={(now - Date.parse(since)) / 1000} />
    </span>
  );
}
