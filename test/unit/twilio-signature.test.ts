import { describe, expect, it } from 'vitest';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';

import { createTwilioCheck } from '../../server/integrations/twilio/signature.ts';
import { readForm } from '../../server/integrations/twilio/forms.ts';

const TOKEN = 'invented-auth-token-0001';
const BASE = 'https://desk.example.com';
const TARGET = '/incoming-call';
const formOf = (entries: readonly (readonly [string, string])[]): Buffer =>
  Buffer.from(new URLSearchParams(entries.map(([name, value]): [string, string] => [name, value])).toString());

/** The parameters as Twilio's library takes them: a repeated one as a list. */
function asParameters(body: Buffer): Record<string, string | string[]> {
  const form = readForm(body) ?? new Map<string, string[]>();
  return Object.fromEntries(
    [...form].map(([name, values]) => [name, values.length > 1 ? [...values] : (values[0] ?? '')]),
  );
}

const signed = (url: string, body: Buffer, token = TOKEN): string =>
  getExpectedTwilioSignature(token, url, asParameters(body));

const check = (over: { tokens?: string[]; bases?: string[] } = {}) =>
  createTwilioCheck({ tokens: () => over.tokens ?? [TOKEN], bases: () => over.bases ?? [BASE] });

/** Made once with twilio 6.2.0 and kept: a change of the library cannot change them. */
const frozen = [
  {
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    body: 'CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212',
    signature: 'GvWf1cFY/Q7PnoempGyD5oXAezc=',
  },
  {
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    body: 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212',
    signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  },
];

describe('T2: the signature of Twilio', () => {
  it.each(frozen)('when one of the frozen vectors comes in, then it is genuine', ({ url, body, signature }) => {
    const { origin, pathname, search } = new URL(url);
    const at = check({ tokens: ['12345'], bases: [origin] });
    expect(at.form(signature, pathname + search, Buffer.from(body))).toBe(true);
    expect(at.form(signature, pathname + search, Buffer.from(`${body}&Added=1`))).toBe(false);
  });

  const bodies: Record<string, readonly (readonly [string, string])[]> = {
    'one call': [
      ['CallSid', 'CA00000000000000000000000000000001'],
      ['From', '+12125550101'],
      ['CallStatus', 'ringing'],
    ],
    'an empty value': [
      ['CallerName', ''],
      ['From', '+12125550101'],
    ],
    'a repeated parameter': [
      ['Digits', '2'],
      ['Digits', '1'],
      ['Digits', '2'],
    ],
    'a repeated empty one': [
      ['A', ''],
      ['A', ''],
      ['A', 'x'],
    ],
    'names that sort by case': [
      ['b', '1'],
      ['B', '2'],
      ['a', '3'],
    ],
    'letters beyond ASCII': [['FromCity', 'Zürich + Genève & 東京']],
    'no parameter': [],
  };
  it.each(Object.entries(bodies))(
    'when a form with %s is signed by the library, then it is genuine',
    (_what, entries) => {
      const body = formOf(entries);
      const signature = signed(BASE + TARGET, body);
      expect(check().form(signature, TARGET, body)).toBe(true);
      expect(validateRequest(TOKEN, signature, BASE + TARGET, asParameters(body))).toBe(true);
    },
  );

  const addresses: [string, string, string, boolean][] = [
    ['the same address', `${BASE}${TARGET}`, TARGET, true],
    ['a query string', `${BASE}${TARGET}?step=agent&x=%20a`, `${TARGET}?step=agent&x=%20a`, true],
    ['the usual port added', `${BASE}:443${TARGET}`, TARGET, true],
    ['an apostrophe escaped', `${BASE}${TARGET}?q=%27`, `${TARGET}?q='`, true],
    ['another query string', `${BASE}${TARGET}?step=agent`, `${TARGET}?step=left`, false],
    ['a query string taken away', `${BASE}${TARGET}?step=agent`, TARGET, false],
    ['another host', `https://other.example.com${TARGET}`, TARGET, false],
    ['http', `http://desk.example.com${TARGET}`, TARGET, false],
    ['a last slash', `${BASE}${TARGET}/`, TARGET, false],
    ['another port', `${BASE}:8443${TARGET}`, TARGET, false],
    ['a fragment', `${BASE}${TARGET}#rc=2`, TARGET, false],
  ];
  it.each(addresses)(
    'when it was signed over %s, then it is judged as the library judges it',
    (_what, url, target, good) => {
      const body = formOf([['CallSid', 'CA1']]);
      const signature = signed(url, body);
      expect(check().form(signature, target, body)).toBe(good);
      expect(validateRequest(TOKEN, signature, BASE + target, asParameters(body))).toBe(good);
    },
  );

  it('when the public address has a port of its own, then a signature with and without it is genuine', () => {
    const body = formOf([['CallSid', 'CA1']]);
    const at = check({ bases: [`${BASE}:8443`] });
    for (const url of [`${BASE}:8443${TARGET}`, BASE + TARGET])
      expect(at.form(signed(url, body), TARGET, body)).toBe(true);
  });

  it('when the public address lies behind a path, then the path is signed too', () => {
    const body = formOf([['CallSid', 'CA1']]);
    const at = check({ bases: [`${BASE}/phone`] });
    expect(at.form(signed(`${BASE}/phone${TARGET}`, body), TARGET, body)).toBe(true);
    expect(at.form(signed(BASE + TARGET, body), TARGET, body)).toBe(false);
  });

  it('when the token or the address was changed a moment ago, then the ones before count as well, and no third', () => {
    const body = formOf([['CallSid', 'CA1']]);
    const at = check({ tokens: [TOKEN, 'token-before-that-one'], bases: [BASE, 'https://old.example.com'] });
    for (const [token, base, good] of [
      [TOKEN, BASE, true],
      ['token-before-that-one', 'https://old.example.com', true],
      ['some-other-token-0001', BASE, false],
      [TOKEN, 'https://older.example.com', false],
    ] as const)
      expect(at.form(signed(base + TARGET, body, token), TARGET, body)).toBe(good);
  });

  it('when the header is no signature at all, then nothing is genuine', () => {
    const body = formOf([['CallSid', 'CA1']]);
    const good = signed(BASE + TARGET, body);
    for (const header of [
      undefined,
      '',
      'x',
      good.slice(1),
      `${good} `,
      `${good}${good}`,
      good.replace('=', ''),
      '='.repeat(28),
    ])
      expect(check().form(header, TARGET, body)).toBe(false);
  });

  it('when no token is set or no public address is known, then it cannot be checked', () => {
    expect(check().configured()).toBe(true);
    expect(check({ tokens: [] }).configured()).toBe(false);
    expect(check({ tokens: [''] }).configured()).toBe(false);
    expect(check({ bases: [] }).configured()).toBe(false);
  });

  it('when a WebSocket is opened, then it is signed over the wss address, with or without its last slash', () => {
    const none = Buffer.alloc(0);
    for (const url of [
      'wss://desk.example.com/media-stream',
      'wss://desk.example.com/media-stream/',
      `${BASE}/media-stream`,
    ])
      expect(check().upgrade(signed(url, none), '/media-stream')).toBe(true);
    for (const url of [
      'wss://desk.example.com/other',
      'ws://desk.example.com/media-stream',
      'wss://other.example.com/media-stream',
    ])
      expect(check().upgrade(signed(url, none), '/media-stream')).toBe(false);
  });
});

describe('a form', () => {
  it('when it has names of an object’s own, then they are parameters like others', () => {
    const form = readForm(Buffer.from('__proto__=1&constructor=2&a=b&a=&=x&lone'));
    expect([...(form ?? [])]).toEqual([
      ['__proto__', ['1']],
      ['constructor', ['2']],
      ['a', ['b', '']],
      ['', ['x']],
      ['lone', ['']],
    ]);
  });

  it('when bytes or escapes are no UTF-8, or there are too many parameters, then it is not read', () => {
    for (const bad of [Buffer.from([0x61, 0x3d, 0xff]), Buffer.from('a=%ff'), Buffer.from('a=%'), Buffer.from('a=%zz')])
      expect(readForm(bad)).toBeNull();
    expect(readForm(Buffer.from('a=b&'.repeat(501)))).toBeNull();
    expect(readForm(Buffer.from(''))?.size).toBe(0);
  });
});
