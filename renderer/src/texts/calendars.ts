import type { Catalogue, Words } from './catalogue.ts';
import { calendarsDe } from './calendars.de.ts';
import { calendarsEn } from './calendars.en.ts';

export const calendarsTexts: Catalogue<Words<typeof calendarsEn>> = { en: calendarsEn, de: calendarsDe };
