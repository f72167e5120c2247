/** Blanks, brackets and dashes people and phones put between digits; up to three in a row. */
const phoneLike = /\p{Nd}(?:[ \t\u00a0()./\-\u2010-\u2015]{0,3}\p{Nd}){6,}/gu;
const secretLike = /[\w+/-]{32,}={0,2}/g;
const announced = /\b(?:bearer\s+|xi-api-key["':=\s]*|wsec_)\S+/gi;
const word = /\S+/g;

/**
 * Takes out of free text whatever may be a person or a secret: e-mail addresses, runs of seven and more digits,
 * bearer tokens, API keys, webhook secrets, and any run of 32 and more characters of hex or base64.
 * It would rather take too much than too little. Linear in the length of the text.
 */
export function redact(text: string): string {
  return text
    .replace(announced, '[secret]')
    .replace(word, withoutEmail)
    .replace(secretLike, '[secret]') // before numbers, which would cut a secret into pieces too short to notice
    .replace(phoneLike, '[number]');
}

/** A word with an @ goes whole, because local parts may hold nearly any character; package paths stay readable. */
function withoutEmail(text: string): string {
  const rest = text.replaceAll('node_modules/@', '');
  return rest.includes('@') || rest.includes('%40') ? '[e-mail]' : text;
}
