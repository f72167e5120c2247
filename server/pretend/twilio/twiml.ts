/** One verb or noun of a TwiML document. */
export type Verb = { name: string; attributes: Readonly<Record<string, string>>; text: string; inside: Verb[] };

const PART = /<(\/?)([a-z]+)\b((?:"[^"]*"|[^">])*)>|([^<]+)/gi;
const ATTRIBUTE = /\b([\w:-]+)="([^"]*)"/g;

/** What is in `<Response>`; null where it is no TwiML at all (twilio.md §2.2). */
export function readTwiml(xml: string): Verb[] | null {
  const root: Verb = { name: '', attributes: {}, text: '', inside: [] };
  const open: Verb[] = [root];
  for (const [, closing, name, given = '', text] of xml.replace(/<\?[^>]*\?>|<!--[^>]*-->/g, '').matchAll(PART)) {
    const inner = open.at(-1);
    if (!inner) return null;
    if (text !== undefined) inner.text += unescaped(text);
    else if (closing) {
      if (open.pop()?.name !== name) return null;
    } else {
      const verb: Verb = { name: name ?? '', attributes: attributesOf(given), text: '', inside: [] };
      inner.inside.push(verb);
      if (!given.endsWith('/')) open.push(verb);
    }
  }
  const [response] = root.inside;
  return open.length === 1 && response?.name === 'Response' ? response.inside : null;
}

function attributesOf(given: string): Record<string, string> {
  const found = [...given.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescaped(value)] as const);
  return Object.fromEntries(found);
}

const NAMES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|apos|amp));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMES[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal));
  });
}
