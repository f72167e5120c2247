import { once } from 'node:events';
import type http from 'node:http';
import net from 'node:net';
import { PassThrough } from 'node:stream';

import { expect, it, onTestFinished, vi } from 'vitest';

import { createBodyBudget } from '../../server/http/body-budget.ts';
import { readBody, type BodyRead } from '../../server/http/read-body.ts';
import { openDoor } from '../../server/http/server-limits.ts';
import { nextAnswer, toRequest } from '../support/raw-request.ts';

const MEBIBYTE = 1024 * 1024;

it.each([
  ['too large', 'too_large', { maxBytes: 1000, totalBytes: 64 * MEBIBYTE, deadlineMs: 60_000 }],
  ['more than there is room for', 'no_room', { maxBytes: 64 * MEBIBYTE, totalBytes: 1000, deadlineMs: 60_000 }],
  ['too slow', 'too_slow', { maxBytes: 64 * MEBIBYTE, totalBytes: 64 * MEBIBYTE, deadlineMs: 1 }],
] as const)(
  'when a body is %s, then the rest is read and dropped, and the answer gets through',
  async (_what, kind, limits) => {
    const { maxBytes, totalBytes, deadlineMs } = limits;
    const budget = createBodyBudget({ totalBytes, strangersBytes: totalBytes });
    const reads: BodyRead[] = [];
    const listener = async (req: http.IncomingMessage, res: http.ServerResponse): Promise<void> => {
      reads.push(await readBody(req, { maxBytes, deadlineMs, claim: budget.claim('stranger') }));
      await once(req, 'end');
      res.writeHead(413, { 'content-length': 2 }).end('no');
    };
    const door = await openDoor({ listener: (req, res) => void listener(req, res), port: 0, portSetting: 'PORT' });
    onTestFinished(() => door.close(0));
    const socket = net.connect(door.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const body = 'x'.repeat(8 * MEBIBYTE);
    socket.write(toRequest('POST /', [`Content-Length: ${body.length}`], kind === 'too_slow' ? '' : body));
    if (kind === 'too_slow') {
      await expect.poll(() => reads.length).toBe(1);
      socket.write(body);
    }

    expect(await nextAnswer(socket)).toMatchObject({ status: 413, body: 'no' });
    expect(reads).toEqual([{ kind }]);
  },
);

it('T7: when a body came in pieces, then it is put together only for whoever asks for it', async () => {
  const put = vi.spyOn(Buffer, 'concat');
  onTestFinished(() => put.mockRestore());
  const req = new PassThrough();
  const claim = createBodyBudget().claim('stranger');
  const reading = readBody(req, { maxBytes: MEBIBYTE, deadlineMs: 60_000, claim });
  for (const piece of ['one ', 'two ', 'three']) req.write(piece);
  req.end();

  const read = await reading;
  expect(put).not.toHaveBeenCalled();
  expect(read.kind === 'whole' && read.bytes().toString()).toBe('one two three');
});
