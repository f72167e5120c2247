import type { Waiting } from '#contract/waiting.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, moment } from '../../texts/moments.ts';
import { useSaid } from '../../texts/said.ts';
import { waitlistTexts } from '../../texts/waitlist.ts';

/** Says what is known of somebody who waits, by the shop's clock. */
export function useWaitingWords(zone: string) {
  const t = useTexts(waitlistTexts);
  const { language } = useLanguage();
  const said = useSaid();
  const at = (instant: string): string => moment(language, instant, zone, 'dayAndTime');

  return {
    at,
    who: ({ callerName }: Pick<Waiting, 'callerName'>): string => callerName ?? t.unknown,
    /** A time and whom it would be with. */
    slot: ({ start }: { start: string }, staffName: string): string => t.at(at(start), staffName),
    days({ from, to }: Pick<Waiting, 'from' | 'to'>): string {
      const [first, last] = [calendarDay(language, from), calendarDay(language, to)];
      return from === to ? first : t.span(first, last);
    },
    /** Whether somebody who is offered a time was asked, and what to do where they were not. */
    told({ told }: Pick<Waiting, 'told'>): string {
      if (told === null) return t.told.no;
      if (told.state === 'waiting' || told.state === 'sending') return t.told.coming;
      if (told.state === 'sent' || told.state === 'delivered') return t.told.sent;
      if (told.state === 'unknown') return t.told.unknown;
      return told.problem === null ? t.told.no : t.told.failed(said(told.problem));
    },
    past({ state, took }: Pick<Waiting, 'state' | 'took'>): string {
      if (took !== null) return t.past.took(at(took));
      return state === 'declined' || state === 'removed' ? t.past[state] : t.past.over;
    },
  };
}
