import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, it, onTestFinished } from 'vitest';

import { AppError } from '#contract/errors.ts';
import { failureAt } from '../../renderer/src/features/calls/heard-failure.ts';

async function answering(status: number, body: string): Promise<string> {
  const server = createServer((_req, res) => res.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

it('when there is no recording, then the sentence of the address is why', async () => {
  const reason = { code: 'conversations_no_recording', values: {} };
  const error = { code: 'not_found', message: 'ElevenLabs has no recording of this call.', reason };
  const told = await failureAt(await answering(404, JSON.stringify({ error })));
  expect(told).toBeInstanceOf(AppError);
  expect(told).toMatchObject({ code: 'not_found', reason });
});

it.each([
  [200, 'sound that no player understands'],
  [502, '{"something":"else"}'],
])('when %i comes with nothing to tell, then it is said that it was not understood', async (status, body) => {
  expect(await failureAt(await answering(status, body))).toMatchObject({ reason: { code: 'not_understood' } });
});
