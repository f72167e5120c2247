/** Minutes of a day, one for each reading of a wording. */
type Minutes = number;
type TimeRule = readonly [pattern: RegExp, readings: (match: RegExpExecArray) => Minutes[]];

const HALF_DAY = 720;
const DAY = 1440;

/** Wordings of a time, the longer before the shorter that it holds. Symbols are those of `vocabulary.ts`. */
const timeRules: readonly TimeRule[] = [
  [/(\d{1,2}):(\d{2}) (?:oclock )?(am |pm )?/y, ([, hour = '', minute, half]) => clock(hour, minute, half)],
  [/half (?:past )?#(\d{1,2}) (?:oclock )?(am |pm )?/y, ([, hour, half]) => on12(hour, 30, half)],
  [
    // "Two to four" is a stretch of two hours: nobody says it of 3:58.
    /(?!#(?!5 |10 |20 |25 )\d+ to )(?:#(\d{1,2})|(quarter)) (?:minute )?(past|to|before) (tohalf )?#(\d{1,2}) (?:oclock )?(am |pm )?/y,
    ([, minutes, , way, before, hour, half]) =>
      on12(hour, (before ? -30 : 0) + (way === 'past' ? 1 : -1) * Number(minutes ?? 15), half),
  ],
  [/tohalf #(\d{1,2}) (?:oclock )?/y, ([, hour]) => on12(hour, -30)],
  [/3quarter #(\d{1,2}) (?:oclock )?/y, ([, hour]) => on12(hour, -15)],
  [/#(\d{1,2}) oclock (?:and )?#(\d{1,2}) (?:minute )?/y, ([, hour, minute]) => on12(hour, Number(minute))],
  [/#(\d{1,2}) oclock (am |pm )?/y, ([, hour, half]) => on12(hour, 0, half)],
  [/#(\d{1,2}) oh #(\d) (am |pm )?/y, ([, hour, minute, half]) => on12(hour, Number(minute), half)],
  [/#(\d{1,2}) #([1-5]\d) (am |pm )?/y, ([, hour, minute, half]) => on12(hour, Number(minute), half)],
  [/#(\d{1,2}) (am |pm )/y, ([, hour, half]) => on12(hour, 0, half)],
  [/(?:#12 )?noon /y, () => [HALF_DAY]],
];

const bareHour = /#(\d{1,2}) /y;
const hourWithPart = /#(\d{1,2}) (?=(?:in |at )?p:)/y;

/** The time that stands at a place of the symbols; a bare number is one only where the words around make it one. */
export function timeAt(symbols: string, at: number, isExpected = false): { readings: Minutes[]; end: number } | null {
  const hasAt = symbols.startsWith('at ', at);
  const from = hasAt ? at + 3 : at;
  const bare: TimeRule = [hasAt || isExpected ? bareHour : hourWithPart, ([, hour]) => on12(hour, 0)];
  for (const [pattern, toReadings] of [...timeRules, bare]) {
    pattern.lastIndex = from;
    const match = pattern.exec(symbols);
    if (match) return { readings: toReadings(match), end: from + match[0].length };
  }
  return null;
}

/** The bare hour that stands at a place, as the beginning of a stretch. */
export function hourAt(symbols: string, at: number): { readings: Minutes[]; end: number } | null {
  bareHour.lastIndex = at;
  const match = bareHour.exec(symbols);
  return match && { readings: on12(match[1], 0), end: at + match[0].length };
}

/** `09:30` and `15:30` are times of the day's 24 hours; `9:30` may be in the evening too. */
function clock(hour: string, minute: string | undefined, half: string | undefined): Minutes[] {
  const isExact = hour.startsWith('0') && half === undefined;
  if (isExact) return inDay(Number(hour) * 60 + Number(minute), Number(minute));
  return on12(hour, Number(minute), half);
}

/** An hour as it is said, and minutes after it or, below zero, before it. */
function on12(hour: string | undefined, minutes: number, half?: string): Minutes[] {
  const said = Number(hour);
  if (said > 23 || Math.abs(minutes) > 59) return [];
  const firsts = said === 0 || said > 12 ? [said * 60] : [(said % 12) * 60, (said % 12) * 60 + HALF_DAY];
  return firsts
    .map((first) => (first + minutes + DAY) % DAY)
    .filter((time) => half === undefined || time < HALF_DAY === (half === 'am '))
    .toSorted((a, b) => a - b);
}

function inDay(time: number, minute: number): Minutes[] {
  return time < DAY && minute < 60 ? [time] : [];
}

/** `15:30` for 930. */
export function toClock(minutes: Minutes): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
