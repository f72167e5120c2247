import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { toBundle, type BundleFacts } from '../../server/domain/doctor/bundle.ts';

const characters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

/** What must never be in it: numbers, names, words of a call, keys and tokens, alone or within a text. */
const private_ = fc.oneof(
  characters('0123456789', 7, 15).map((digits) => `+${digits}`),
  characters('0123456789', 7, 12),
  fc.constantFrom('Ana Lopez', 'Meier', 'Zoë Öztürk', 'prefers mornings', 'She has an allergy to nuts.', 'Ana’s dog'),
  characters('ABCDEFabcdef0123456789', 12, 64).map((hex) => `sk_${hex}`),
  characters('ABCXYZabcxyz0123456789+/-_', 20, 90).map((token) => `Q7${token}`),
  fc.emailAddress(),
);
const around = fc.constantFrom('', 'at ', 'https://x.example/?q=', '{"detail":"', '/home/');
const planted = fc.tuple(around, private_).map(([before, secret]) => ({ text: `${before}${secret}`, secret }));

const clean: BundleFacts = {
  report: {
    at: '2026-11-20T12:00:00.000Z',
    worst: 'error',
    checks: [
      { id: 'x', group: 'memory', state: 'ok', told: tell('doctor_database', { megabytes: 12 }), fix: null },
      { id: 'y', group: 'providers', state: 'error', told: tell('agent_variable_missing', { name: 'bay' }), fix: null },
    ],
  },
  machine: { version: '0.9.0', node: 'v24.1.0', platform: 'linux', architecture: 'x64', demo: false },
  figures: { schemaVersion: 12, calls: 41, callers: 7, inboxWaiting: 0, inboxParked: 1 },
  way: { mode: 'named', state: 'reachable' },
  settings: {
    retention: {
      transcripts: 30,
      recordings: null,
      packs: 7,
      summaries: null,
      deliveries: 30,
      texts: 90,
      tasks: 7,
      appointments: null,
      callers: 365,
    },
    switches: { remoteWrites: false, modelReading: true, onlyProviders: false },
    secrets: [
      { name: 'webhook', title: 'x', variable: 'X', isSet: true, setBy: 'window', previousUntil: null },
      { name: 'tool', title: 'x', variable: 'X', isSet: false, setBy: null, previousUntil: null },
    ],
  },
  shops: [
    {
      trade: 'salon',
      language: 'de-AT',
      hasAgent: true,
      overrides: { firstMessage: true, prompt: false },
      variables: 2,
    },
  ],
  log: [
    '{"level":30,"time":"2026-11-20T11:59:00.000Z","event":"app.started","port":4780}',
    '{"level":50,"time":"2026-11-20T11:59:01.000Z","fault":"inbox","name":"TypeError","message":"no","frames":["work inbox/worker.ts:12:3"]}',
    '{"level":30,"time":"2026-11-20T11:59:02.000Z","event":"tunnel.changed","state":"reachable","code":"tunnel_reachable"}',
    '{"level":30,"time":"2026-11-20T11:59:03.000Z","event":"request.answered","route":"POST /tools/:tool","status":200}',
  ],
};

/** Every place of the facts that holds a text, each with a way to put another there. */
function places(value: unknown, put: (other: unknown) => BundleFacts): ((text: string) => BundleFacts)[] {
  if (typeof value === 'string') return [(text) => put(text)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    places(inner, (other) =>
      put(
        Array.isArray(value)
          ? value.map((each: unknown, at) => (at === Number(key) ? other : each))
          : { ...value, [key]: other },
      ),
    ),
  );
}

const free = places({ ...clean, report: { ...clean.report, at: undefined } }, (other) => ({
  ...clean,
  ...(other as BundleFacts),
  report: { ...(other as BundleFacts).report, at: clean.report.at },
}));

const FIELDS = ['event', 'fault', 'route', 'state', 'kind', 'code', 'name', 'message', 'problem', 'id', 'address'];

describe('T21: the support bundle', () => {
  it('when nothing private is about, then it says how things are', () => {
    const text = toBundle(clean);
    expect(text).toContain('version: "0.9.0"');
    expect(text).toContain('["error","providers","agent_variable_missing",{}]');
    expect(text).toContain('["ok","memory","doctor_database",{"megabytes":12}]');
    expect(text).toContain('webhook: "window"');
    expect(text).toContain('"language":"de"');
    expect(text).toContain('"places":["worker.ts:12:3"]');
    expect(text).toContain('"event":"tunnel.changed","code":"tunnel_reachable"'.split(',')[1]);
    expect(text).toContain('"route":"POST /tools/:tool"');
    expect(text).not.toContain('bay');
  });

  it('when a number, a name, words or a token stand in any text of the facts, then they are not in the bundle', () => {
    fc.assert(
      fc.property(planted, fc.nat({ max: free.length - 1 }), ({ text, secret }, at) => {
        const facts = free[at]?.(text) ?? clean;
        expect(toBundle(facts)).not.toContain(secret);
      }),
      { numRuns: 3000 },
    );
  });

  it('when they stand in any field of a line of the log, in a list or as a name of a field, then they are not either', () => {
    fc.assert(
      fc.property(planted, fc.constantFrom(...FIELDS), fc.nat({ max: 3 }), ({ text, secret }, field, way) => {
        const shapes: unknown[] = [
          { [field]: text },
          { frames: [text, `fn ${text}/main.ts:1:2`] },
          { [text]: 1 },
          text,
        ];
        const log = [
          JSON.stringify({ level: 30, ...(way < 3 ? (shapes[way] as object) : { cause: { message: text } }) }),
        ];
        expect(toBundle({ ...clean, log: [...log, text] })).not.toContain(secret);
      }),
      { numRuns: 3000 },
    );
  });

  it('when a number stands where a figure is meant, then it is left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000, max: 19_999_999_999 }), (number) => {
        const told = tell('agent_voice_expires', { days: number });
        const checks = [{ id: 'x', group: 'providers' as const, state: 'warning' as const, told, fix: null }];
        const log = [JSON.stringify({ level: 30, event: 'call.changed', count: number, pid: number })];
        const text = toBundle({
          ...clean,
          report: { ...clean.report, checks },
          figures: { ...clean.figures, calls: number },
          log,
        });
        expect(text).not.toContain(String(number));
      }),
    );
  });
});
