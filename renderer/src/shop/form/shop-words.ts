import type { Language, Words } from '../../texts/catalogue.ts';
import { calendarDay } from '../../texts/moments.ts';
import type { shopFormEn } from '../../texts/shop-form.en.ts';
import { textFields, type ShopDraft, type TextField } from './shop-draft.ts';
import { weekdays } from './week.ts';

type Speech = { t: Words<typeof shopFormEn>; language: Language };
type Called = { label: string; theirs: string };

/** What a field of a shop is called, and what stands in it, in words; of what is sealed only what may be shown. */
export function shopWords(field: keyof ShopDraft, shop: ShopDraft, speech: Speech): Called {
  if (isText(field)) return { label: speech.t.fields[field], theirs: shop[field] };
  return otherWords(shop, speech)[field];
}

function isText(field: keyof ShopDraft): field is TextField {
  return (textFields as readonly string[]).includes(field);
}

function otherWords(shop: ShopDraft, { t, language }: Speech): Record<Exclude<keyof ShopDraft, TextField>, Called> {
  const numbers = { label: t.numbers.title, theirs: shop.maskedNumbers.join(', ') };
  const secrets = { label: t.secrets.title, theirs: shop.secretNames.join(', ') };
  const variables = shop.variables.map(({ name, value }) => `${name} = ${value}`).join('\n');
  return {
    trade: { label: t.fields.trade, theirs: t.trades[shop.trade] },
    hours: { label: t.groups.hours, theirs: hoursWords(shop, t) },
    closedOn: { label: t.closedDays.title, theirs: shop.closedOn.map((day) => calendarDay(language, day)).join(', ') },
    overrides: { label: t.overrides.title, theirs: overridesWords(shop, t) },
    variables: { label: t.groups.variables, theirs: variables },
    ...{ numbers, maskedNumbers: numbers, secrets, secretNames: secrets },
  };
}

function hoursWords({ hours }: ShopDraft, t: Speech['t']): string {
  if (hours === null) return '';
  return weekdays
    .map((day) => {
      const spans = hours[day].map(({ open, close }) => `${open}–${close}`).join(', ');
      return `${t.hours.weekdays[day - 1] ?? ''}: ${spans === '' ? t.hours.closed : spans}`;
    })
    .join('\n');
}

function overridesWords({ overrides }: ShopDraft, t: Speech['t']): string {
  const flags = ['firstMessage', 'prompt', 'language', 'voice', 'longestCall'] as const;
  return flags.flatMap((flag) => (overrides[flag] ? [t.overrides[flag]] : [])).join(', ');
}
