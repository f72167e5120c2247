const AREAS = ['212', '303', '415', '617'];
const OTHER_AREAS = ['206', '312', '404', '505'];

/** The number of one account, from the range kept for fiction (+1 NXX 555 01xx). */
export function numberOf(account: number): string {
  return `+1${AREAS[Math.floor(account / 100) % AREAS.length] ?? '212'}55501${twoDigits(account)}`;
}

/** A second number that a caller says aloud; nobody ever rings from it. */
export function saidNumberOf(account: number): string {
  return `${OTHER_AREAS[Math.floor(account / 100) % OTHER_AREAS.length] ?? '206'}55501${twoDigits(account)}`;
}

/** Four ways in which networks and trunks spell one American number; the third takes turns between two. */
export function spellingsOf(number: string): [string, string, string, string] {
  const area = number.slice(2, 5);
  const line = number.slice(8);
  const international = Number(line) % 2 === 0 ? `+1 ${area} 555 ${line}` : `011 1 ${area} 555 ${line}`;
  return [number, `(${area}) 555-${line}`, international, `1${area}555${line}`];
}

/** What stands in place of a number when the caller hides it (twilio.md §7.1, elevenlabs.md §1.2). */
export const withheldSpellings: readonly string[] = [
  '',
  'anonymous',
  'Anonymous',
  'restricted',
  'Restricted',
  'unknown',
  'unavailable',
  'private',
  'blocked',
  '+266696687',
  '+7378742883',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
  'client:front-desk',
  'sip:guest@pbx.example.com',
];

function twoDigits(account: number): string {
  return String(account % 100).padStart(2, '0');
}
