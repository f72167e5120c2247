import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { commands } from '#contract/commands.ts';
import { apiRoutes } from '../../server/http/api-routes.ts';
import { aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const CALLS = 25;
const words = ['lilac', 'saffron', 'teal', 'ochre', 'indigo'];

const Operation = z.strictObject({
  operationId: z.string().regex(/^\w+$/),
  summary: z.string().min(1),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      schema: z.looseObject({}),
    }),
  ),
  requestBody: z
    .strictObject({ required: z.literal(true), content: z.record(z.string(), z.looseObject({})) })
    .optional(),
  responses: z.record(z.string(), z.looseObject({})),
});
const Method = z.enum(['get', 'post', 'put', 'patch', 'delete']);
const OpenApi = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  paths: z.record(z.string().startsWith('/api/'), z.partialRecord(Method, Operation)),
  components: z.object({ securitySchemes: z.object({}), responses: z.record(z.string(), z.looseObject({})) }),
});

describe('the owner’s lists', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    for (let index = 0; index < CALLS; index += 1) {
      const colour = words[index % words.length] ?? '';
      const ids = { conversationId: `conv_${index}`, callSid: `CA_${index}`, from: `+121255501${10 + index}` };
      const startedAt = new Date(Date.UTC(2026, 10, 1, 9, index >> 1)); // two calls begin in the same minute
      await app.finish(aTranscription({ ...ids, startedAt, turns: [['user', `I want it in ${colour}.`]] }));
    }
    await app.settled();
  });
  afterAll(() => app.stop());

  const get = async (path: string): Promise<Record<string, unknown>> =>
    (await (await app.api('GET', path)).json()) as Record<string, unknown>;

  async function pages(path: string, field: string): Promise<string[][]> {
    const ids: string[][] = [];
    let cursor: string | null = null;
    do {
      const page = await get(cursor === null ? path : `${path}&cursor=${cursor}`);
      ids.push((page[field] as { id: string }[]).map(({ id }) => id));
      cursor = page['nextCursor'] as string | null;
    } while (cursor !== null);
    return ids;
  }

  it.each([
    ['/api/calls?limit=7', 'calls', CALLS],
    ['/api/calls?limit=25', 'calls', CALLS],
    ['/api/callers?limit=7', 'callers', CALLS],
    ['/api/calls?limit=2&query=saffron', 'calls', 5],
    ['/api/callers?limit=2&query=saffron', 'callers', 5],
    ['/api/calls?limit=7&live=true', 'calls', 0],
  ])('when %s is followed page by page, then everything is seen once', async (path, field, expected) => {
    const seen = (await pages(path, field)).flat();

    expect(seen).toHaveLength(expected);
    expect(new Set(seen).size).toBe(expected);
  });

  it('when calls are listed, then the newest come first', async () => {
    const { calls } = await ownerOf(app).ask('calls.list', {});
    const starts = calls.map(({ startedAt }) => startedAt);
    expect(starts).toEqual(starts.toSorted().toReversed());
  });

  it('when a cursor is not ours, then it is refused', async () => {
    for (const cursor of ['x', 'W10', '%00', Buffer.from('["-5"]').toString('base64url'), 'W251bGxd']) {
      for (const path of ['/api/calls?', '/api/callers?', '/api/calls?query=teal&', '/api/callers?query=teal&']) {
        expect((await app.api('GET', `${path}cursor=${cursor}`)).status).toBe(400);
      }
    }
  });

  it('when anything at all is searched for, then the answer is a list', async () => {
    const hostile = [
      '"',
      '""',
      "'",
      '*',
      'a*',
      'NEAR(a b)',
      'a AND',
      '-a',
      'text : a',
      '(',
      '{a b}',
      '^a',
      '\\',
      'ﬁ',
      '🙂',
    ];
    const anything = fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 200, unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(anything, async (query) => {
        fc.pre(query.trim().length <= 200);
        const { calls } = await ownerOf(app).ask('calls.list', { query });
        const { callers } = await ownerOf(app).ask('callers.list', { query });
        expect([Array.isArray(calls), Array.isArray(callers)]).toEqual([true, true]);
      }),
      { numRuns: 150, examples: hostile.map((one) => [one]) },
    );
  });

  it('when the document is asked for, then it lists every route, and every schema in it can be used', async () => {
    const document = OpenApi.parse(await get('/api/openapi.json'));

    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routes = apiRoutes.map(({ method, path }) => `${method} ${path}`);
    const named = Object.keys(commands).map((name) => `post /api/${name}`);
    const besides = ['get /api/events', 'get /api/calls/{id}/audio', 'post /api/desk.ticket'];
    expect(listed.sort()).toEqual([...routes, ...named, ...besides].sort());
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schemas = JSON.stringify(document).matchAll(/"schema":/g);
    expect([...schemas].length).toBeGreaterThan(operations.length);
    for (const { requestBody, responses, parameters } of operations) {
      for (const { schema } of parameters) ajv.compile(schema);
      for (const { schema } of contentsOf([requestBody, ...Object.values(responses)])) ajv.compile(schema);
    }
  });

  it.each(apiRoutes.map((route) => [route.method.toUpperCase(), route.path]))(
    'when %s %s comes without the token, then it is 401 and says no more',
    async (method, path) => {
      const url = `${app.deskUrl}${path.replace(/\{\w+\}/g, 'x')}`;
      for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
        const response = await fetch(url, { method, headers });
        expect([response.status, await response.json()]).toEqual([
          401,
          {
            error: {
              ...{ code: 'unauthorized', message: 'A valid token is needed.' },
              reason: { code: 'token_needed', values: {} },
            },
          },
        ]);
      }
    },
  );
});

function contentsOf(parts: unknown[]): { schema: object }[] {
  const WithContent = z.object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) });
  return parts.flatMap((part) => {
    const parsed = WithContent.safeParse(part);
    return parsed.success ? [parsed.data.content['application/json']] : [];
  });
}
