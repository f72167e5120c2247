import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { aRing } from '../support/factories.ts';
import { DESK_TOOLS } from '../../server/domain/front-desk/tools/names.ts';
import { openSalon } from '../support/front-desk/salon.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const FIELDS = [
  ...['tenantId', 'tenant_id', 'serviceId', 'service', 'employeeId', 'customerName', 'customerPhone', 'customerEmail'],
  ...['startTime', 'date', 'time', 'addOns', 'notes', 'reason', 'limit', 'appointmentId', 'appointmentDate'],
  ...['call_sid', 'conversation_id', 'agent_id', '__proto__', 'constructor'],
];
const AWKWARD = [
  ...['default', 'Haircut', 'haircut', 'Maya', 'CA0001', 'tomorrow at three', 'morgen um drei', '2026-11-19T10:00:00Z'],
  ...['9999-99-99T99:99:99Z', '+275760-09-13', '-1', '1e999', '\u0000', '\ud800', '‮', '{{memory}}', "'; --", '../..'],
  ...['٣', 'today today today', 'in 99999999999999999999 days', 'at 25:61', '31 February', `${'a'.repeat(600)}`],
];
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
const given = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 8, noNullPrototype: false }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const tool = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.keys(DESK_TOOLS)) },
  { weight: 1, arbitrary: fc.constantFrom('toString', '__proto__', 'constructor', 'Get-Services-2') },
);
const callback = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(tool, given).map(([tool_name, parameters]) => ({ data: { tool_name, parameters } })),
  },
  { weight: 1, arbitrary: given.map((data) => ({ data })) },
);
const seen = fc
  .record({ root: callback, more: given, event: fc.constantFrom('event', 'type') })
  .map(({ root, more, event }) => ({ ...(typeof more === 'object' ? more : {}), ...root, [event]: 'tool_call' }));
const request = fc.oneof(
  fc.tuple(tool, given).map(([name, body]) => ({ path: `/tools/${name}`, body: JSON.stringify(body) })),
  seen.map((body) => ({ path: '/api/ai/webhook/elevenlabs', body: JSON.stringify(body) })),
  fc
    .tuple(fc.constantFrom('', '?tenantId=default', '?tenantId=%FF%00', '?tenantId=a&tenantId=b'), given)
    .map(([query, body]) => ({ path: `/api/webhooks/elevenlabs/appointments${query}`, body: JSON.stringify(body) })),
  fc.string({ unit: 'binary', maxLength: 40 }).map((id) => ({
    path: `/api/webhooks/elevenlabs/services?tenantId=${encodeURIComponent(id.toWellFormed())}`,
    body: undefined,
  })),
);

/** Lines of a stack, or a place in a file. Times are spoken with an “at” as well, and written with colons. */
const STACK = /\\n +at |\.[cm]?[jt]s:\d+:\d+|node:\w+:\d+|node_modules|Error:|SQLITE/;

describe('whatever is sent to the tools', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: createTestClock('2026-11-18T11:00:00Z').now });
    await openSalon(app);
    await app.ring(aRing());
  });
  afterAll(() => app.stop());

  async function send(path: string, body: string | Uint8Array<ArrayBuffer> | undefined) {
    const headers = { 'content-type': 'application/json', 'x-linekeeper-secret': TEST_SECRETS.tool };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body };
    const response = await fetch(`${app.webhookUrl}${path}`, init);
    return { status: response.status, text: await response.text() };
  }

  it('then it is answered in the documented shape, and never with a stack or a fault', async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ path, body }) => {
        const { status, text } = await send(path, body);
        expect(text).not.toMatch(STACK);
        expect({ status, path, body, text }).toMatchObject({ status: 200 });
        const reply = JSON.parse(text) as Record<string, unknown>;
        if (reply['success'] === true) expect(reply['data']).toBeTypeOf('object');
        else
          expect(reply).toEqual({
            success: false,
            error: expect.stringMatching(/\S/) as string,
            code: expect.stringMatching(/^[A-Z_]{3,}$/) as string,
          });
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('then what is no JSON is told in the same shape, and what is too large by its status alone', async () => {
    const broken = ['{', '[1,', 'tool', '', '"\\ud800', '[['.repeat(200), new Uint8Array([0xff, 0xfe, 0x00])];
    const paths = ['/tools/get_services', '/api/ai/webhook/elevenlabs', '/api/webhooks/elevenlabs/appointments'];
    for (const path of paths) {
      for (const body of broken) {
        const { status, text } = await send(path, body);
        expect([status, JSON.parse(text)]).toMatchObject([200, { success: false, code: 'VALIDATION_ERROR' }]);
      }
      const { status, text } = await send(path, JSON.stringify({ notes: 'x'.repeat(8_000_000) }));
      // The single address takes the reports of whole calls as well: it reads on, and finds no tool.
      expect([status, text.length < 120]).toEqual([path.includes('/ai/') ? 200 : 413, true]);
    }
  });

  it('then nothing of it is in the way of the next call', async () => {
    const { text } = await send('/tools/get_services', JSON.stringify({ call_sid: 'CA0001' }));
    expect(JSON.parse(text)).toMatchObject({ success: true, data: { total: 2, tenantId: 'default' } });
  });
});
