/** Everything we say or write in the language of a call. Values come in clean: no braces, no numbers. */
export type PhraseBook = {
  greeting: (business: string) => string;
  welcomeBack: (business: string, name: string) => string;
  /** The same number rang a few minutes ago, and we do not know yet how that call ended. */
  helloAgain: (business: string, name: string | null) => string;
  cutOff: (business: string, name: string | null) => string;
  openItem: (item: string) => string;
  /** `names` holds two or three names, already joined with `or`. */
  whichOfYou: (business: string, names: string) => string;
  /** A shared number whose people are too many, or too nameless, to list. */
  whoIsIt: (business: string) => string;
  /** We call them: who we are. The AI notice follows, and after it the question whether it is them. */
  weCall: (business: string) => string;
  isItYou: (name: string | null) => string;
  or: string;
  /** Monday first. */
  weekdays: readonly [string, string, string, string, string, string, string];
  hours: {
    unknown: string;
    closedAllWeek: string;
    allDay: string;
    and: string;
    /** "Monday to Friday" */
    range: (first: string, last: string) => string;
    /** "closed on Sunday"; `days` may be a range or a list. */
    closed: (days: string) => string;
  };
  /** "Monday 16 Nov 2026, 09:00" in the manner of the language; `date` is `YYYY-MM-DD`. */
  nextOpening: (weekday: string, date: string, time: string) => string;
};

/** "a", "a or b", "a, b or c" */
export function listed(words: readonly string[], lastJoin: string): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${lastJoin} ${words[words.length - 1]}`;
}

/** `2026-11-16` as `16.11.2026` or `16/11/2026`: day first, as all but the English of our languages write it. */
export function dayFirst(day: string, separator: string): string {
  return day.split('-').toReversed().join(separator);
}
