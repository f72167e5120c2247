import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { anAudio } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { caughtUp, fetchedApp } from '../support/providers/fetched-app.ts';
import { CALLER } from '../support/providers/pretended.ts';
import { filesIn } from '../support/stored.ts';

const SOUND = Buffer.from('ID3 not really music '.repeat(90_000));
const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;

async function withCall(audio: Uint8Array | null) {
  const account = await fetchedApp();
  const call = account.aCall({ startedAt: HOUR_AGO, audio, turns: [{ role: 'agent', message: 'Hello.' }] });
  const app = await account.start();
  await caughtUp(app);
  const owner = ownerOf(app);
  const { id } = await owner.call(call.id);
  const hear = (): Promise<Response> => app.api('GET', `/api/calls/${id}/audio`);
  return { ...account, app, owner, id, call, hear, heardThere: () => account.asked(/audio/u).length };
}

describe('the recording of a call', () => {
  it('when it is listened to, then it comes from ElevenLabs as it is, and nothing of it is kept', async () => {
    const { app, owner, id, hear } = await withCall(SOUND);
    expect(await owner.ask('calls.recording', { id })).toMatchObject({ place: 'provider' });
    const response = await hear();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(Buffer.from(await response.arrayBuffer()).equals(SOUND)).toBe(true);
    expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toEqual([]);
    await app.stop();
  });

  it('when it is to be kept, then it is sealed here, sounds the same, and ElevenLabs is not asked again', async () => {
    const { app, owner, id, hear, heardThere } = await withCall(SOUND);
    expect(await owner.ask('calls.keep-recording', { id })).toMatchObject({ place: 'here' });
    expect(await owner.ask('calls.keep-recording', { id })).toMatchObject({ place: 'here' });
    expect(Buffer.from(await (await hear()).arrayBuffer()).equals(SOUND)).toBe(true);
    expect(heardThere()).toBe(1);
    expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toHaveLength(1);
    await owner.ask('callers.forget', { id: hashOf(CALLER) });
    expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toEqual([]);
    expect((await hear()).status).toBe(404);
    await app.stop();
  });

  it('when only its name came along from a backup, then it is heard from ElevenLabs, and can be kept once more', async () => {
    const { app, owner, id, hear } = await withCall(SOUND);
    await owner.ask('calls.keep-recording', { id });
    for (const file of filesIn(app.dataDir).filter((name) => name.endsWith('.sealed'))) rmSync(file);
    expect(await owner.ask('calls.recording', { id })).toMatchObject({ place: 'provider' });
    expect(Buffer.from(await (await hear()).arrayBuffer()).equals(SOUND)).toBe(true);
    expect(await owner.ask('calls.keep-recording', { id })).toMatchObject({ place: 'here' });
    expect(filesIn(app.dataDir).filter((name) => name.endsWith('.sealed'))).toHaveLength(1);
    await app.stop();
  });

  it('when the provider has none, then that is what is said', async () => {
    const { app, owner, id, hear } = await withCall(null);
    const response = await hear();
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { error: { reason: { code: 'conversations_no_recording' } } },
    ]);
    await expect(owner.ask('calls.keep-recording', { id })).rejects.toThrow('404');
    await app.stop();
  });

  it('when a delivery brought it, then it is played from here', async () => {
    const { app, owner, id, call, hear, heardThere } = await withCall(null);
    await app.finish(anAudio(call.id, 400_000));
    await app.settled();
    expect(await owner.ask('calls.recording', { id })).toMatchObject({ place: 'here' });
    expect((await (await hear()).arrayBuffer()).byteLength).toBeGreaterThan(200_000);
    expect(heardThere()).toBe(0);
    await app.stop();
  });

  it('when nobody shows a token, then nobody hears anything', async () => {
    const { app, id, heardThere } = await withCall(SOUND);
    expect((await fetch(`${app.deskUrl}/api/calls/${id}/audio`)).status).toBe(401);
    expect(heardThere()).toBe(0);
    await app.stop();
  });
});
