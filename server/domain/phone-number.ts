import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** Words a carrier, Twilio or ElevenLabs puts in place of a withheld number. */
const NOBODY = new Set(
  'anonymous restricted withheld unavailable unknown private blocked none null undefined hidden noname unassigned'.split(
    ' ',
  ),
);

/** Twilio spells the same words on the keypad, as if they were numbers (twilio.md §7.1). */
const SPELLED = new Set(['266696687', '7378742833', '7378742883', '2562533', '8656696', '86282452253', '464']);

/**
 * The North American plan in full: ten digits make every such number possible, so the library adds only the search for
 * its country, a fifth of all the work behind a ringing phone. Held against the library in test/property.
 */
const NORTH_AMERICAN = /^\+1[2-9]\d{9}$/;

const MAX_LENGTH = 64;

/**
 * Any spelling of a number as E.164 (`+442079460018`), or null when it does not identify anybody.
 * A possible number counts even where the library does not know it as valid: new ranges ring before it learns them.
 * `region` (ISO 3166-1 alpha-2) is where numbers without a country code are at home.
 */
export function toE164(raw: string | null, region: string): string | null {
  if (raw !== null && NORTH_AMERICAN.test(raw)) return raw;
  const text = (raw ?? '').trim().replace(/^tel:/iu, '');
  if (text === '' || text.length > MAX_LENGTH || isNobody(text)) return null;
  if (text.startsWith('+')) return possible(text, region);
  return withCountryCode(text, region) ?? possible(text, region) ?? possible(`+${bareDigits(text)}`, region);
}

function isNobody(text: string): boolean {
  // SIP and client identities are chosen by the far side; a number inside one proves nothing.
  if (/^(?:sips?|client|whatsapp|anonymous@)/iu.test(text) || text.includes('@')) return true;
  if (NOBODY.has(text.toLowerCase().replace(/[^a-z]/gu, '')) && !/\d/u.test(text)) return true;
  return SPELLED.has(text.replace(/\D/gu, ''));
}

/** `44 20 7946 0018` at home in Britain: the plus was lost on the way. Only believed when the result is a valid number. */
function withCountryCode(text: string, region: string): string | null {
  const digits = bareDigits(text);
  const national = parse(text, region);
  if (!national || !digits.startsWith(national.countryCallingCode)) return null;
  const whole = parse(`+${digits}`, region);
  return whole?.isValid() ? whole.number : null;
}

/** The digits without an international prefix (00, or 011 in North America). */
function bareDigits(text: string): string {
  return text.replace(/\D/gu, '').replace(/^(?:00|011)/u, '');
}

function possible(text: string, region: string): string | null {
  const number = parse(text, region);
  return number?.isPossible() ? number.number : null;
}

function parse(text: string, region: string) {
  // Without `extract: false` the library would find numbers inside prose and SIP addresses.
  return parsePhoneNumberFromString(text, { defaultCountry: region as CountryCode, extract: false });
}

/** `••18`: enough to tell two callers apart on the screen. */
export function maskedNumber(e164: string): string {
  return `••${e164.slice(-2)}`;
}
