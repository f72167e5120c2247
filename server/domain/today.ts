import type { Business } from '#contract/businesses.ts';
import type { PackLine } from '#contract/calls.ts';

import type { Opening } from './opening-hours.ts';
import { english } from './phrases-en.ts';
import { tokenCost } from './token-cost.ts';
import { toldDate } from './told-date.ts';

/** What is true for every caller of a shop in this minute: the end of each pack. */
export type Today = { day: string; lines: PackLine[]; text: string; tokens: number };

/** Date, weekday, open or closed and the next opening, in English: the agent reads it, it is not spoken. */
export function makeToday(business: Pick<Business, 'id'>, opening: Opening): Today {
  const texts = [
    `Today is ${english.weekdays[opening.weekday - 1]}, ${toldDate(opening.today)}.`,
    doorSign(opening),
    ...(opening.nextOpening === null ? [] : [`It opens next on ${nextInEnglish(opening.nextOpening)}.`]),
  ];
  const lines = texts.map((text): PackLine => {
    return { section: 'today', text, source: { kind: 'business', id: business.id } };
  });
  const text = texts.map((line) => `- ${line}`).join('\n');
  return { day: opening.today, lines, text, tokens: tokenCost(text) };
}

function doorSign({ open, closesAt }: Opening): string {
  if (open === null) return 'Opening hours are not on file: do not name any.';
  if (!open) return 'The shop is closed now.';
  return closesAt === null ? 'The shop is open now.' : `The shop is open now, until ${closesAt}.`;
}

function nextInEnglish({ weekday, day, time }: NonNullable<Opening['nextOpening']>): string {
  return english.nextOpening(english.weekdays[weekday - 1] ?? '', day, time);
}
