import { fold } from './fold.ts';
import { languageTag } from './language-names.ts';
import { maskNumbers } from './masked-numbers.ts';
import { tidyName } from './names.ts';
import { storableText, tidyText } from './plain-text.ts';
import type { Slot } from './slot.ts';
import { quarantineReason } from './suspicion.ts';
import { emailsIn } from './spoken-email.ts';

/** What an analysis answers when it found nothing, folded. */
const nonAnswers = new Set(
  `none|no|yes|null|nil|unknown|undefined|na|n a|true|false|nothing|not sure|not applicable|not available|not provided
  |not mentioned|not specified|not stated|not given|not discussed|no preference|any|anyone|anybody|no information|empty
  |keine|kein|keiner|nein|ja|nichts|unbekannt|nicht angegeben|nicht erwahnt|nicht genannt|keine angabe|egal
  |aucun|aucune|non|oui|rien|inconnu|non precise|non mentionne|pas de preference|ninguno|ninguna|nada|si
  |desconocido|no mencionado|no especificado|sin preferencia|no aplica`
    .split('|')
    .map((word) => word.trim()),
);
const denial =
  /^(?:no|none|not any|without|keine|keinerlei|aucune?|pas d|pas de|sin|ninguna?)(?: (?:known|other|further|bekannten|connue?s?|conocidas?))? (?:allerg\w+|alerg\w+|pets?|children|kids|health \w+|medication|complaints?|haustiere|kinder|beschwerden|animaux|enfants|mascotas|hijos)(?: known)?$/;
const mostParts = 12;

/**
 * A collected value as it is stored: normalised for its slot, lists of a set slot taken apart, and without anything
 * that only says that nothing was said. Never holds a phone number.
 */
export function storedValues(slot: Slot, raw: string): string[] {
  // A dictated number has commas too: it is hidden before a list is taken apart, or its parts would be facts.
  const isList = slot.kind === 'set' && slot.format === 'text';
  const text = isList ? maskNumbers(raw.slice(0, 1_000)) : raw.slice(0, 1_000);
  // An order stays in one piece, or its harmless half would be told. Allergies are taken apart even so: none may hide.
  const whole =
    slot.kind !== 'set' || (slot.sensitivity !== 'health' && quarantineReason(slot, text, 'caller') !== null);
  const parts = whole ? [text] : listParts(text);
  const values = parts.flatMap((part) => storedValue(slot, part) ?? []);
  return [...new Map(values.map((value) => [fold(value), value])).values()];
}

function storedValue(slot: Slot, raw: string): string | null {
  const folded = fold(raw);
  if (folded === '' || nonAnswers.has(folded) || denial.test(folded) || !/[\p{L}\p{N}]/u.test(raw)) return null;
  switch (slot.format) {
    case 'name':
      return tidyName(raw);
    case 'email':
      return emailsIn(raw, true)[0]?.slice(0, slot.maxLength) ?? null;
    case 'plate':
      return toPlate(raw);
    case 'language':
      return languageTag(raw);
    case 'address':
      return honest(slot, raw, tidyText(maskNumbers(tidyText(raw, 1_000), 'address'), slot.maxLength));
    case 'text':
      return honest(slot, raw, storableText(raw, slot.maxLength));
  }
}

/**
 * Null where only the cleaning or the cut made an order look harmless: what is left of it is no fact. A number that was
 * masked is no order, and a health fact is never dropped for what stood beside it.
 */
function honest(slot: Slot, raw: string, stored: string): string | null {
  if (stored === '') return null;
  if (slot.sensitivity === 'health') return stored;
  const hidden =
    quarantineReason(slot, maskNumbers(raw), 'caller') !== null && quarantineReason(slot, stored, 'caller') === null;
  return hidden ? null : stored;
}

/** A number plate: two to ten letters and digits. Seven digits and more without a letter are a phone number. */
export function toPlate(raw: string): string | null {
  const plate = tidyText(raw, 40).toUpperCase();
  const signs = plate.replace(/[^\p{L}\p{N}]/gu, '');
  if (!/^[\p{L}\p{N} .·\-]+$/u.test(plate) || signs.length < 2 || signs.length > 10 || !/\p{N}/u.test(signs))
    return null;
  return maskNumbers(plate) === plate && plate.length <= 16 ? plate : null;
}

/** Commas and semicolons always part a list; "and" only where all parts are short, so that sentences stay whole. */
function listParts(raw: string): string[] {
  const listed = raw.split(/[,;\n]/).map((part) => part.trim());
  const split = listed
    .flatMap((part) => part.split(/ (?:and|und|et|y|&) /i))
    .map((part) => part.replace(/^(?:and|und|et|y) /i, ''));
  const parts = split.every((part) => part.split(' ').length <= 4) ? split : listed;
  return parts.filter((part) => part !== '').slice(0, mostParts);
}
