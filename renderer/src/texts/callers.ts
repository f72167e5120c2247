import type { Catalogue, Words } from './catalogue.ts';
import { callersDe } from './callers.de.ts';
import { callersEn } from './callers.en.ts';

export const callersTexts: Catalogue<Words<typeof callersEn>> = { en: callersEn, de: callersDe };
