import { expect, it } from 'vitest';

import { createExchange, type Answered } from '../../server/http/exchange.ts';
import { createFailureLimiter } from '../../server/http/failure-limiter.ts';
import { openDoor } from '../../server/http/server-limits.ts';
import { rawRequest, toRequest } from '../support/raw-request.ts';

it.each([
  ['answered', 200, '{}'],
  ['refused', 404, ''],
])('when a request is already %s, whatever comes later is dropped without a fault', async (first, status, body) => {
  const answered: Answered[] = [];
  const thrown: unknown[] = [];
  const failures = createFailureLimiter({ now: () => 0 });
  const report = (error: unknown): void => void thrown.push(error);
  const door = await openDoor({
    port: 0,
    portSetting: 'LINEKEEPER_WEBHOOK_PORT',
    listener: (req, res) => {
      const onAnswered = (record: Answered): void => void answered.push(record);
      const exchange = createExchange(req, res, null, { failures, report, onAnswered });
      try {
        if (first === 'answered') exchange.answer({ status: 200, body: {} }, { raw: Buffer.alloc(0) });
        else exchange.refuse('not_found');
        exchange.refuse('fault');
        exchange.answer({ status: 201, body: { later: true } }, { raw: Buffer.alloc(0) });
      } catch (error) {
        thrown.push(error);
      }
    },
  });

  const answer = await rawRequest(door.port, toRequest('GET /'));

  expect([answer.status, answer.body]).toEqual([status, body]);
  expect(answered).toMatchObject([{ status }]);
  expect(thrown).toEqual([]);
  await door.close();
});
