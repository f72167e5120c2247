import { maskNumbers } from './masked-numbers.ts';

/** What stands in the place of a secret. */
export const HIDDEN = '[hidden]';

const MAX_DEPTH = 64;
/** A secret shorter than this is hidden by its name alone: hiding each place that looks like it would hide the body. */
const SHORTEST_SECRET = 4;
const secretName = /secret|token|signature|authori[sz]ation|api[-_]?key|password|passwd|credential|jwt|bearer/i;
const announced = /\b(?:bearer\s+|xi-api-key["':=\s]*|wsec_|sk[-_])\S+/gi;
const tokenLike = /[\w+/-]{32,}={0,2}/g;
/** Ids that the providers and we ourselves give: hex and letters, and no number of anybody. */
const knownId =
  /^(?:(?:CA|MZ|AC|PN|RE|SM)[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/i;
const givenId = /^(?:conv|agent|phnum|user|tool|agtbrch|agtvrsn|tbrn|btcal)_[a-z0-9]+$/i;
/** Names of numbers that count seconds since 1970; any other number this long may be somebody's. */
const timeName = /(?:_unix_secs|_unix|timestamp)$/i;
const LONGEST_PLAIN = 6;

/**
 * Takes out of JSON what its owner's own screen must not show: secrets, by value wherever they stand, by the name of
 * their field and by their look, and phone numbers down to their last two digits. Names and words stay: they are the
 * owner's. It would rather take too much.
 */
export function createRedactor(secrets: readonly string[]) {
  const spelled = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(spellings);
  const longestFirst = [...new Set(spelled)].sort((one, other) => other.length - one.length);

  function text(raw: string): string {
    let shown = raw;
    for (const secret of longestFirst) if (shown.includes(secret)) shown = shown.replaceAll(secret, HIDDEN);
    if (knownId.test(shown)) return shown;
    shown = shown.replace(announced, HIDDEN).replace(tokenLike, (word) => (looksSecret(word) ? HIDDEN : word));
    return maskNumbers(shown);
  }

  function value(raw: unknown, name: string, depth: number): unknown {
    if (secretName.test(name) && raw !== null && typeof raw !== 'boolean') return HIDDEN;
    if (typeof raw === 'string') return text(raw);
    if (typeof raw === 'number') return number(raw, name);
    if (typeof raw !== 'object' || raw === null) return raw;
    if (depth >= MAX_DEPTH) return HIDDEN;
    if (Array.isArray(raw)) return raw.map((item: unknown) => value(item, name, depth + 1));
    const entries = Object.entries(raw).map(([key, inner]) => [text(key), value(inner, key, depth + 1)] as const);
    return Object.fromEntries(entries);
  }

  function number(raw: number, name: string): unknown {
    const digits = String(raw).replace(/\D/g, '');
    if (digits.length <= LONGEST_PLAIN || !Number.isInteger(raw)) return longFraction(raw);
    return timeName.test(name) ? raw : maskedDigits(digits);
  }

  return {
    text,
    /** The value, redacted, of the same shape. */
    value: (raw: unknown): unknown => value(raw, '', 0),
    /** Pretty JSON of the value, redacted. */
    json: (raw: unknown): string => JSON.stringify(value(raw, '', 0), null, 2),
  };
}

/** Measured seconds and costs have long fractions; a number of somebody has a long whole part. */
function longFraction(raw: number): unknown {
  return Math.abs(raw) < 10 ** LONGEST_PLAIN ? raw : maskedDigits(String(Math.trunc(Math.abs(raw))));
}

function maskedDigits(digits: string): string {
  return `number ending ${digits.slice(-2)}`;
}

function looksSecret(word: string): boolean {
  return /\d/.test(word) && /[a-z]/i.test(word) && !knownId.test(word) && !givenId.test(word);
}

/** As it is, and as it stands inside JSON or an address. */
function spellings(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())];
}
