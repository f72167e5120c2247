import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as breath } from 'node:timers/promises';

import express from 'express';
import { expect, it, onTestFinished } from 'vitest';

import { callAudioRoute } from '../../server/http/routes/call-audio.ts';

async function* endless(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  while (!signal.aborted) {
    yield Buffer.alloc(1024);
    await breath();
  }
}

it('when somebody stops listening in the middle, then the source is told to stop', async () => {
  let told: (() => void) | undefined;
  const stopped = new Promise<void>((resolve) => (told = resolve));
  const open = (_id: string, signal: AbortSignal) => {
    signal.addEventListener('abort', () => told?.());
    return Promise.resolve({ type: 'audio/mpeg', bytes: endless(signal) });
  };
  const server = createServer(express().use(callAudioRoute({ audio: { open } })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const leaving = new AbortController();
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/calls/c1/audio`, { signal: leaving.signal });
  const body: ReadableStream<Uint8Array> | null = response.body;
  const first = await body?.getReader().read();
  expect(first?.value?.byteLength).toBeGreaterThan(0);
  leaving.abort();
  await stopped;
});
