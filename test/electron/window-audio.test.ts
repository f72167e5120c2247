import { expect, it } from 'vitest';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { createWindowAudio } from '../../electron/window-audio.ts';
import type { App } from '../../server/app.ts';

const of = (audio: App['audio'], role: 'owner' | 'staff' = 'owner') =>
  createWindowAudio({ app: () => ({ audio, access: { roleOf: () => role, toldTo: (_session, event) => event } }) });
const asking = (path: string, method = 'GET') => ({ url: `app://main${path}`, method });

async function* twoPieces(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('one '));
  yield Buffer.from('two');
}

it('when the window wants to hear a call, then it gets the sound as it comes', async () => {
  const asked: string[] = [];
  const answer = of((id) => {
    asked.push(id);
    return Promise.resolve({ type: 'audio/mpeg', bytes: twoPieces() });
  });
  const response = await answer(asking('/api/calls/0192-ab/audio'));
  expect([response?.status, response?.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
  expect(await response?.text()).toBe('one two');
  expect(asked).toEqual(['0192-ab']);
});

it('when it stops listening, then the source is told to stop', async () => {
  let signal: AbortSignal | undefined;
  const answer = of((_id, given) => {
    signal = given;
    return Promise.resolve({ type: 'audio/mpeg', bytes: twoPieces() });
  });
  const response = await answer(asking('/api/calls/c1/audio'));
  await response?.body?.cancel();
  expect(signal?.aborted).toBe(true);
});

it('when there is no recording, then the sentence comes as on the desk door', async () => {
  const answer = of(() => Promise.reject(refused('not_found', tell('conversations_no_recording'))));
  const response = await answer(asking('/api/calls/c1/audio'));
  expect(response?.status).toBe(404);
  expect(await response?.json()).toMatchObject({ error: { reason: { code: 'conversations_no_recording' } } });
});

it.each([
  asking('/api/calls/c1/audio', 'POST'),
  asking('/api/calls/../audio'),
  asking('/api/calls/c1/audio/more'),
  asking('/api/calls/c%2F1/audio'),
  { url: 'app://other/api/calls/c1/audio', method: 'GET' },
])('when %o is asked for, then it is none of this', (request) => {
  expect(of(() => Promise.reject(new Error('not to be asked')))(request)).toBeNull();
});

it('when the program still starts, then it is said that it is not there yet', async () => {
  const response = await createWindowAudio({ app: () => null })(asking('/api/calls/c1/audio'));
  expect(response?.status).toBe(503);
});

it('when the window is the staff’s, then nobody is asked for the sound of a call', async () => {
  const asked: string[] = [];
  const audio: App['audio'] = (id) => {
    asked.push(id);
    return Promise.resolve({ type: 'audio/mpeg', bytes: twoPieces() });
  };
  const answer = await of(audio, 'staff')(asking('/api/calls/c1/audio'));
  expect([answer?.status, await answer?.text(), asked]).toEqual([403, '', []]);
});
