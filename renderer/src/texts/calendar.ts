import { calendarDe } from './calendar.de.ts';
import { calendarEn } from './calendar.en.ts';
import type { Catalogue, Words } from './catalogue.ts';

export const calendarTexts: Catalogue<Words<typeof calendarEn>> = { en: calendarEn, de: calendarDe };
