import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AnswerSchema } from '../support/answer-schema.ts';
import { aFailure, anAudio, aRing, aTranscription, aTurn } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { faultsIn, rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Path = (string | number)[];

const odd: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, 4e9, '', ' ', 'x', '\u0000', '{{system__caller_id}}', 'x'.repeat(5000)],
  ...[[], {}, [[]], [null], { a: { b: [] } }, '2026-02-30', '<script>', '\u202e', '🙂'],
];
const full = aTranscription({
  echo: { user_id: 'u', dynamic_variables: { call_ref: 'x' } },
  data: {
    transcript: [
      aTurn('user', 'My name is Ana Lopez.', 2),
      {
        ...aTurn('agent', 'Done.', 5),
        tool_calls: [{ request_id: 'r', tool_name: 'book_appointment', params_as_json: '{"name":"Ana"}' }],
        tool_results: [
          { request_id: 'r', tool_name: 'book_appointment', result_value: '{"success":true}', is_error: false },
        ],
      },
    ],
  },
});
const ring = {
  ...aRing(),
  conversation_id: 'conv_ring',
  dynamic_variables: { caller_number: '+12125550123', call_sid: 'x' },
};

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

/** A copy with the value at a path replaced, or taken out when there is no value. */
function changed(value: unknown, [key, ...rest]: Path, change: { value: unknown } | null): unknown {
  if (key === undefined) return change?.value;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (index === key ? changed(each, rest, change) : each));
  const { [key]: inner, ...others } = value as Record<string, unknown>;
  if (rest.length === 0) return change === null ? others : { ...others, [key]: change.value };
  return { ...others, [key]: changed(inner, rest, change) };
}

const changeOf = (payload: unknown) => {
  const paths = pathsOf(payload).filter((path) => path.length > 0);
  const change = fc.option(fc.record({ value: fc.oneof(fc.constantFrom(...odd), fc.jsonValue({ maxDepth: 2 })) }), {
    freq: 3,
  });
  return fc.array(fc.tuple(fc.constantFrom(...paths), change), { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((now: unknown, [path, to]) => {
      try {
        return changed(now, path, to);
      } catch {
        return now; // an earlier change took the place away
      }
    }, payload),
  );
};

describe('T28, F21: payloads that the sender has changed', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startTestApp()));
  afterAll(() => app.stop());

  it.each(
    pathsOf(full)
      .filter((path) => path.length > 0)
      .map((path) => [path.join('.'), path] as const),
  )('when %s is taken out, is null or is something else, then it is stored and answered 200', async (_name, path) => {
    for (const change of [null, { value: null }, { value: { odd: 1 } }, { value: 'odd' }, { value: -1e308 }]) {
      const response = await app.finish(changed(full, path, change));
      expect(response.status).toBe(200);
    }
  });

  it('when anything in them is changed, then a genuine delivery is 200, and none fails while it is learned from', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(changeOf(full), changeOf(aFailure()), changeOf(anAudio())), async (payload) => {
        sent += 1;
        expect((await app.finish(payload)).status).toBe(200);
      }),
      { numRuns: 400 },
    );
    await app.settled();

    expect(sent).toBeGreaterThanOrEqual(400);
    const { database } = await ownerOf(app).ask('status.get', {});
    expect(database).toMatchObject({ ok: true, inboxWaiting: 0 });
    expect(rowCounts(app.dataDir)['calls']).toBeGreaterThan(0);
    app.flushLog();
    expect(faultsIn(app.dataDir)).toEqual([]);
    await ownerOf(app).ask('calls.list', { limit: 200 });
    await ownerOf(app).ask('callers.list', { limit: 200 });
  });

  it('when anything in the ring is changed, then the answer is valid', async () => {
    await fc.assert(
      fc.asyncProperty(changeOf(ring), async (body) => {
        AnswerSchema.parse(await app.ring(body));
      }),
      { numRuns: 300 },
    );
    await app.settled();
    expect(faultsIn(app.dataDir)).toEqual([]);
  });
});
