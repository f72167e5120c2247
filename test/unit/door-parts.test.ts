import { describe, expect, it } from 'vitest';

import { createBodyBudget } from '../../server/http/body-budget.ts';
import { toSenderKey } from '../../server/http/client-address.ts';
import { createFailureLimiter } from '../../server/http/failure-limiter.ts';
import { readJson } from '../../server/http/read-json.ts';
import { createRouteTable } from '../../server/http/route-table.ts';
import type { WebhookRoute } from '../../server/http/webhook-route.ts';

describe('the body budget', () => {
  it('gives no more than its total and takes everything back', () => {
    const budget = createBodyBudget({ totalBytes: 100, strangersBytes: 100 });
    const [first, second] = [budget.claim('known'), budget.claim('known')];

    expect([first.take(60), second.take(50), second.take(40)]).toEqual([true, false, true]);
    expect(budget.used()).toBe(100);
    first.release();
    first.release();
    expect(budget.used()).toBe(40);
    expect(second.take(60)).toBe(true);
  });

  it('keeps a part for senders already known, however much strangers send', () => {
    const budget = createBodyBudget({ totalBytes: 100, strangersBytes: 70 });
    const stranger = budget.claim('stranger');

    expect([stranger.take(70), budget.claim('stranger').take(1)]).toEqual([true, false]);
    expect(budget.claim('known').take(30)).toBe(true);
    stranger.release();
    expect(budget.claim('stranger').take(70)).toBe(true);
  });
});

describe('T9: the room of forms in the body budget', () => {
  it('is nobody else’s, and takes nothing from them', () => {
    const budget = createBodyBudget({ totalBytes: 100, strangersBytes: 70, formsBytes: 50 });
    budget.claim('stranger').take(70);
    budget.claim('known').take(30);

    expect(budget.claim('form').take(50)).toBe(true);
    expect(budget.used()).toBe(150);
    const other = createBodyBudget({ totalBytes: 100, strangersBytes: 70, formsBytes: 50 });
    other.claim('form').take(50);
    expect([other.claim('stranger').take(70), other.claim('known').take(30)]).toEqual([true, true]);
  });

  it('gives way in the order of coming, and never with a body that is whole', () => {
    const budget = createBodyBudget({ formsBytes: 100 });
    const gone: string[] = [];
    const begun = (name: string, bytes: number) => {
      const claim = budget.claim('form');
      return { claim, took: claim.take(bytes, () => void gone.push(name)) };
    };
    const whole = begun('whole', 40).claim;
    whole.arrived();
    const [first] = [begun('first', 30), begun('second', 30)];

    expect([begun('third', 25).took, gone]).toEqual([true, ['first']]);
    expect(budget.used()).toBe(95);
    first.claim.release();
    expect(budget.used()).toBe(95);
    expect([begun('fourth', 60).took, gone]).toEqual([true, ['first', 'second', 'third']]);
    expect([begun('fifth', 61).took, gone.length]).toEqual([false, 4]);
    expect(budget.used()).toBe(40);
    whole.release();
    expect(budget.used()).toBe(0);
  });

  it('when the oldest itself wants more than there is, then nobody gives way to it', () => {
    const budget = createBodyBudget({ formsBytes: 100 });
    const [oldest, younger] = [budget.claim('form'), budget.claim('form')];
    oldest.take(50);
    younger.take(50, () => expect.unreachable());

    expect(oldest.take(1)).toBe(false);
  });
});

it('when reports are near either bound of theirs, then it is that bound which is told', () => {
  const budget = createBodyBudget({ totalBytes: 100, strangersBytes: 70 });
  expect(budget.fill()).toEqual({ used: 0, bound: 70 });
  budget.claim('stranger').take(60);
  expect(budget.fill()).toEqual({ used: 60, bound: 70 });
  budget.claim('known').take(30);
  expect(budget.fill()).toEqual({ used: 90, bound: 100 });
});

describe('the sender key', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::203.0.113.9', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5:6:203.0.113.9', '1:2:3:4::/64'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', null],
    ['unknown', null],
    ['203.0.113.9, 203.0.113.10', null],
    [':'.repeat(16_384), null],
    [undefined, null],
    [['203.0.113.9'], null],
  ])('of %j is %j', (header, key) => {
    expect(toSenderKey(header)).toBe(key);
  });
});

describe('T9: the failure limiter', () => {
  it('turns to 429 with the eleventh failure of a minute and forgets with the minute', () => {
    let at = 0;
    const limiter = createFailureLimiter({ now: () => at });
    const fail = (): boolean => limiter.countFailure('203.0.113.9');

    expect(Array.from({ length: 12 }, fail)).toEqual([...Array<boolean>(10).fill(false), true, true]);
    at = 59_999;
    expect(fail()).toBe(true);
    at = 60_000;
    expect(fail()).toBe(false);
  });

  it('counts senders apart, one IPv6 subscriber together and nobody without the header', () => {
    const limiter = createFailureLimiter({ now: () => 0, failuresAllowed: 1 });

    expect(limiter.countFailure('2001:db8::1')).toBe(false);
    expect(limiter.countFailure('2001:db8::2')).toBe(true);
    expect(limiter.countFailure('2001:db8:0:1::2')).toBe(false);
    expect(Array.from({ length: 5 }, () => limiter.countFailure(undefined))).toEqual(Array(5).fill(false));
  });

  it('keeps a bounded number of senders and lets the oldest go', () => {
    const limiter = createFailureLimiter({ now: () => 0, failuresAllowed: 1, maxSenders: 3 });
    for (const last of [1, 2, 3, 4]) limiter.countFailure(`203.0.113.${last}`);

    expect(limiter.size()).toBe(3);
    expect(limiter.countFailure('203.0.113.4')).toBe(true);
    expect(limiter.countFailure('203.0.113.1')).toBe(false);
  });
});

describe('T28: reading JSON', () => {
  const nested = (depth: number): Buffer => Buffer.from('['.repeat(depth) + ']'.repeat(depth));

  it.each([
    ['a plain object', Buffer.from('{"a":[1,"é"]}'), { a: [1, 'é'] }],
    ['a byte order mark before it', Buffer.from('\uFEFF{"a":1}'), { a: 1 }],
    [
      'brackets inside strings',
      Buffer.from(`["${'['.repeat(99)}\\"${'{'.repeat(99)}"]`),
      [`${'['.repeat(99)}"${'{'.repeat(99)}`],
    ],
    ['many values side by side', Buffer.from(`[${'[],'.repeat(99)}[]]`), Array(100).fill([])],
  ])('takes %s', (_case, bytes, value) => {
    expect(readJson(bytes)).toEqual({ readable: true, value });
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['an overlong sequence', Buffer.from([0x22, 0xc0, 0x80, 0x22])],
    ['a lone surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le')],
    ['nothing', Buffer.alloc(0)],
    ['half a value', Buffer.from('{"a":')],
    ['65 levels', nested(65)],
    ['100,000 open brackets', Buffer.from('['.repeat(100_000))],
    ['65 levels after an escaped quote', Buffer.from(`["\\\\",${nested(65).toString()}]`)],
  ])('refuses %s', (_case, bytes) => {
    expect(readJson(bytes)).toEqual({ readable: false });
  });

  it('takes 64 levels', () => {
    expect(readJson(nested(64)).readable).toBe(true);
  });

  it('keeps a __proto__ key as plain data', () => {
    const read = readJson(Buffer.from('{"__proto__":{"admin":true}}'));
    const keys = read.readable && read.value instanceof Object ? Object.keys(read.value) : null;

    expect(keys).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('T25: the route table', () => {
  const route = (method: 'GET' | 'POST', path: `/${string}`): WebhookRoute => ({
    name: path,
    method,
    path,
    contentType: null,
    maxBytes: 0,
    auth: { kind: 'none' },
    handle: () => ({ status: 200, body: {} }),
  });
  const hash = 'a1'.repeat(32);
  const find = createRouteTable([
    route('GET', '/health'),
    route('POST', '/webhook/personalize'),
    route('POST', '/tools/:tool'),
    route('POST', '/api/memory/:phone_hash'),
  ]);

  it.each([
    ['GET', '/health', '/health', null, ''],
    ['GET', '/health?probe=a?b', '/health', null, 'probe=a?b'],
    ['POST', '/webhook/personalize', '/webhook/personalize', null, ''],
    ['POST', '/tools/book_appointment?x', '/tools/:tool', 'book_appointment', 'x'],
    ['POST', `/api/memory/${hash}`, '/api/memory/:phone_hash', hash, ''],
  ])('finds %s %s', (method, url, name, parameter, query) => {
    const found = find(method, url);
    expect([found?.route.name, found?.parameter, found?.query]).toEqual([name, parameter, query]);
  });

  it.each([
    ['POST', '/health'],
    ['HEAD', '/health'],
    ['OPTIONS', '/webhook/personalize'],
    ['get', '/health'],
    ['GET', '/Health'],
    ['GET', '/health/'],
    ['GET', '//health'],
    ['GET', '/./health'],
    ['GET', '/x/../health'],
    ['GET', '/%68ealth'],
    ['GET', '/health;a=b'],
    ['GET', '/health#x'],
    ['GET', 'http://shop.example.com/health'],
    ['GET', '*'],
    ['GET', ''],
    ['POST', '/tools/'],
    ['POST', '/tools'],
    ['POST', '/tools/bo.ok'],
    ['POST', '/tools/book/now'],
    ['POST', '/tools/..'],
    ['POST', '/tools/..%2fhealth'],
    ['POST', '/tools/__proto__%00'],
    ['POST', `/tools/${'a'.repeat(65)}`],
    ['POST', `/tools/${'a'.repeat(16_000)}`],
    ['POST', `/api/memory/${hash}0`],
    ['POST', `/api/memory/${hash.toUpperCase()}`],
    ['POST', '/api/memory/..%2f..%2fetc%2fpasswd'],
    ['POST', '/constructor'],
  ])('does not find %s %s', (method, url) => {
    expect(find(method, url)).toBeNull();
  });

  it('refuses a table with the same route twice or with a parameter it has no pattern for', () => {
    expect(() => createRouteTable([route('GET', '/a'), route('GET', '/a')])).toThrow('Two routes for GET /a');
    expect(() => createRouteTable([route('GET', '/a/:file')])).toThrow('No pattern for the parameter of /a/:file');
  });
});
