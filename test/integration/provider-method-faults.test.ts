import { describe, expect, it } from 'vitest';

import { ProviderFault, type FaultKind } from '../../server/domain/providers/fault.ts';
import { createVoiceAccount } from '../../server/integrations/elevenlabs/voice-account.ts';
import { createVoiceClient } from '../../server/integrations/elevenlabs/voice-client.ts';
import { createOutcomes } from '../../server/integrations/http/outcomes.ts';
import type { Transport } from '../../server/integrations/http/transport.ts';
import { createPhoneAccount } from '../../server/integrations/twilio/phone-account.ts';
import { createTwilioRest } from '../../server/integrations/twilio/rest.ts';
import { phoneMethods, voiceMethods, type Method } from '../support/providers/every-method.ts';
import { madeTransport } from '../support/providers/made-transport.ts';
import { breakOff, hang, json, reset, scriptedServer, text } from '../support/providers/scripted-server.ts';

type Turn = Parameters<typeof scriptedServer>[0] & object;
type Outcome = FaultKind | 'answered';

const KEY = 'sk_invented_key';
const HOUR_MS = 3_600_000;
/** Where a provider says nothing, instead of the seconds that it is given: nothing here is to take any. */
const IMPATIENT_MS = 100;
const PATIENT_MS = 15_000;
const PAGE = '<!doctype html><html><body>Sign in to this network</body></html>';

/** The head of an answer, and then nothing more. */
const stalls: Turn = (response) =>
  void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{');

type Fault = readonly [name: string, turn: Turn, kind: FaultKind];

const FAULTS: readonly Fault[] = [
  ['401', json({ detail: 'no' }, 401), 'key_refused'],
  ['402', json({ detail: 'no' }, 402), 'no_credit'],
  ['403', json({ detail: 'no' }, 403), 'not_allowed'],
  ['404', json({ detail: 'no' }, 404), 'not_found'],
  ['409', json({ detail: 'no' }, 409), 'conflict'],
  ['422', json({ detail: [{ type: 'missing', loc: ['body'] }] }, 422), 'rejected'],
  ['429', json({}, 429, { 'retry-after': '0' }), 'rate_limited'],
  ['429 for an hour', json({}, 429, { 'retry-after': '3600' }), 'rate_limited'],
  ['500', text('', 'text/plain', 500), 'down'],
  ['503 with a page', text(PAGE, 'text/html', 503), 'down'],
  ['302', json({}, 302, { location: 'https://elsewhere.example/' }), 'odd'],
  ['silence', hang, 'timeout'],
  ['a broken connection', reset, 'interrupted'],
  ['half an answer', breakOff, 'interrupted'],
  ['an answer that does not go on', stalls, 'timeout'],
  ['nothing', text('', 'application/json'), 'odd'],
  ['a page', text(PAGE, 'text/html'), 'odd'],
  ['broken JSON', text('{"agents": [', 'application/json'), 'odd'],
];

const isSilent = (turn: Turn): boolean => turn === hang || turn === stalls;

/** Fields that nobody knows, on every object. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([key, each]: [string, unknown]) => [key, withMore(each)]);
  return { ...Object.fromEntries(inside), brand_new: [1, null, { a: 'b' }] };
}

const answered = (body: unknown): Turn => (typeof body === 'string' ? text(body, 'audio/mpeg') : json(body));

/** How long the nth request of an account may take, in milliseconds. */
type LimitOf = (nth: number) => number;

/** The account's own limits, but as they are told here. */
function limited({ send, stream, ...transport }: Transport, limitOf: LimitOf): Transport {
  let nth = 0;
  return {
    ...transport,
    send: (base, asked, read) => send(base, { ...asked, limitMs: limitOf(nth++) }, read),
    stream: (base, asked) => stream(base, { ...asked, limitMs: limitOf(nth++) }),
  };
}

const given = (baseUrl: string) => ({
  baseUrl,
  agent: 'Linekeeper/test',
  outcomes: createOutcomes({ now: () => new Date() }),
});

const voiceAt = (url: string, limitOf: LimitOf) =>
  createVoiceAccount(
    createVoiceClient({ ...given(url), transport: limited(madeTransport().transport, limitOf), key: KEY }),
  );

function phoneAt(url: string, limitOf: LimitOf) {
  const login = { accountSid: `AC${'0'.repeat(32)}`, username: `AC${'0'.repeat(32)}`, password: KEY };
  return createPhoneAccount(
    createTwilioRest({ ...given(url), transport: limited(madeTransport('twilio').transport, limitOf), login }),
  );
}

type Met = { outcome: Outcome; fault: ProviderFault | null; sent: readonly string[] };

/** Uses a method whose first requests go well, and all after them as `turn` has it. */
async function meets<Account>(
  at: (url: string, limitOf: LimitOf) => Account,
  { use, answers }: Method<Account>,
  well: number,
  turn: Turn,
): Promise<Met> {
  const { url, seen } = await scriptedServer(...answers.slice(0, well).map(answered), turn);
  const limitOf: LimitOf = (nth) => (isSilent(turn) && nth >= well ? IMPATIENT_MS : PATIENT_MS);
  const error: unknown = await use(at(url, limitOf)).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const sent = seen.slice(well).map(({ method }) => method);
  if (error === null) return { outcome: 'answered', fault: null, sent };
  if (!(error instanceof ProviderFault)) return expect.unreachable(error instanceof Error ? error.message : 'no error');
  return { outcome: error.kind, fault: error, sent };
}

function expected({ takes = [], isSound = false }: Method<never>, name: string, kind: FaultKind): Outcome {
  if (name === '404' && takes.includes('gone')) return 'answered';
  if (name === 'nothing' && takes.includes('nothing')) return 'answered';
  // What says that it is JSON is no sound, whole or not.
  return isSound && (name === 'half an answer' || name === 'an answer that does not go on') ? 'odd' : kind;
}

async function survives<Account>(
  at: (url: string, limitOf: LimitOf) => Account,
  method: Method<Account>,
): Promise<void> {
  const { answers, name } = method;
  const all = answers.length;
  expect(await meets(at, method, all, reset), name).toMatchObject({ outcome: 'answered', sent: [] });
  const more = { ...method, answers: answers.map(withMore) };
  expect(await meets(at, more, all, reset), `${name}, more`).toMatchObject({ outcome: 'answered' });
  const cases = FAULTS.flatMap((fault) => Array.from({ length: all }, (_, well) => ({ fault, well })));
  for (const { fault, well } of cases) if (!isSilent(fault[1])) await tells(at, method, well, fault);
  // Nothing but the same wait, which is over for all of them at once.
  const silent = cases.filter(({ fault: [, turn] }) => isSilent(turn));
  await Promise.all(silent.map(({ fault, well }) => tells(at, method, well, fault)));
}

async function tells<Account>(
  at: (url: string, limitOf: LimitOf) => Account,
  method: Method<Account>,
  well: number,
  [fault, turn, kind]: Fault,
): Promise<void> {
  const { answers, name } = method;
  const wanted = expected(method, fault, kind);
  // What ends a method of several requests says nothing we need.
  if (well === answers.length - 1 && answers.length > 1 && fault === 'nothing') return;
  const met = await meets(at, method, well, turn);
  expect(met.outcome, `${name} meets ${fault} after ${well}`).toBe(wanted);
  expect(met.sent.filter((each) => each !== 'GET').length, `${name} is sent once`).toBeLessThanOrEqual(1);
  expect(met.sent.length, `${name} is asked three times at most`).toBeLessThanOrEqual(fault === 'nothing' ? 4 : 3);
  if (fault === '429 for an hour') expect([met.sent.length, met.fault?.retryAfterMs]).toEqual([1, HOUR_MS]);
  expect(JSON.stringify([met.fault?.message ?? '', met.fault?.reason ?? ''])).not.toMatch(/invented|\+?1212555|127\.0/);
}

describe('F20: whatever a provider answers', () => {
  it.each(voiceMethods)('ElevenLabs, $name: is told as what it is, and changes are sent once', (method) =>
    survives(voiceAt, method),
  );
  it.each(phoneMethods)('Twilio, $name: is told as what it is, and changes are sent once', (method) =>
    survives(phoneAt, method),
  );

  it('leaves no method of either account out', () => {
    const names = (account: object): string[] =>
      Object.entries(account).flatMap(([part, inside]: [string, unknown]) =>
        typeof inside === 'object' && inside !== null ? Object.keys(inside).map((name) => `${part}.${name}`) : [part],
      );
    const used = (methods: readonly { name: string }[]): string[] => [
      ...new Set(methods.map(({ name }) => name.split(' ')[0] ?? '')),
    ];
    expect(used(voiceMethods).toSorted()).toEqual(names(voiceAt('http://127.0.0.1:9', () => PATIENT_MS)).toSorted());
    expect(used(phoneMethods).toSorted()).toEqual(names(phoneAt('http://127.0.0.1:9', () => PATIENT_MS)).toSorted());
  });
});
