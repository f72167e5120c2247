import type { Catalogue, Words } from './catalogue.ts';
import { doctorDe } from './doctor.de.ts';
import { doctorEn } from './doctor.en.ts';

export const doctorTexts: Catalogue<Words<typeof doctorEn>> = { en: doctorEn, de: doctorDe };
