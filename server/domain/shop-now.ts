import type { Business } from '#contract/businesses.ts';

import { hoursSummary } from './hours-summary.ts';
import { type Opening, openingAt } from './opening-hours.ts';
import { phrasesIn } from './phrases.ts';
import { soulLanguage } from './soul.ts';
import { makeToday, type Today } from './today.ts';

/** What a shop says about itself in one language at one minute. */
export type ShopWords = { weekday: string; nextOpening: string; hours: string; languageName: string };
export type ShopMinute = { opening: Opening; today: Today; wordsIn: (language: string) => ShopWords };

/**
 * The calendar of a shop, worked out once a minute: time zones cost more than all the rest of an answer, and nothing
 * here changes within a minute.
 */
export function createShopClock(business: Business): (now: string) => ShopMinute {
  const summaries = new Map<string, { hours: string; languageName: string }>();
  let minute = '';
  let current: ShopMinute | null = null;

  const lasting = (language: string) => {
    const known = summaries.get(language) ?? {
      hours: hoursSummary(business.hours, language),
      languageName: nameOf(language, soulLanguage(business.language)),
    };
    summaries.set(language, known);
    return known;
  };

  return (now) => {
    const asked = now.slice(0, 16);
    if (current === null || asked !== minute) {
      current = minuteOf(business, now, lasting);
      minute = asked;
    }
    return current;
  };
}

function minuteOf(
  business: Business,
  now: string,
  lasting: (language: string) => { hours: string; languageName: string },
): ShopMinute {
  const opening = openingAt(business.hours, business.closedOn, business.zone, now);
  const words = new Map<string, ShopWords>();
  return {
    opening,
    today: makeToday(business, opening),
    wordsIn(language) {
      const known = words.get(language) ?? { ...calendarWords(opening, language), ...lasting(language) };
      words.set(language, known);
      return known;
    },
  };
}

function calendarWords({ weekday, nextOpening }: Opening, language: string): { weekday: string; nextOpening: string } {
  const phrases = phrasesIn(language);
  const dayName = (day: number): string => phrases.weekdays[day - 1] ?? '';
  const next =
    nextOpening === null ? '' : phrases.nextOpening(dayName(nextOpening.weekday), nextOpening.day, nextOpening.time);
  return { weekday: dayName(weekday), nextOpening: next };
}

/** "German" or "Deutsch" for `de`, as the soul is written; the tag itself for one that no table knows. */
function nameOf(language: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
  } catch {
    return language; // a tag may be well-formed for us and not for Intl
  }
}
