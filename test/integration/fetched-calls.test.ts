import { describe, expect, it } from 'vitest';

import { ACCOUNT, CALLER } from '../support/providers/pretended.ts';
import { caughtUp, fetchedApp, reportOf, until } from '../support/providers/fetched-app.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';

const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;
const SAID = [
  { role: 'agent', message: 'Hello, how can I help?' },
  { role: 'user', message: 'My name is Ada Brook, mornings are best for me.' },
] as const;
const hers = { startedAt: HOUR_AGO, turns: [...SAID], collected: { customer_name: 'Ada Brook' } };

describe('calls that are fetched', () => {
  it('when a call ended while the program was off, then it is known after the start as if it had been reported', async () => {
    const { start, aCall } = await fetchedApp();
    const call = aCall(hers);
    const app = await start();
    await caughtUp(app);
    expect(await ownerOf(app).personOf(CALLER)).toMatchObject({ name: 'Ada Brook', calls: 1 });
    expect(await ownerOf(app).call(call.id)).toMatchObject({
      status: 'ended',
      turns: [{ role: 'agent' }, { role: 'caller' }],
    });
    expect(await (await app.finish(reportOf(call))).json()).toEqual({ status: 'duplicate' });
    await app.stop();
  });

  it('when the key is saved only after the start, then what was missed is fetched at once', async () => {
    const { start, aCall } = await fetchedApp({ ELEVENLABS_API_KEY: '' });
    const call = aCall(hers);
    const app = await start();
    const owner = ownerOf(app);
    await app.settled();
    expect(await owner.ask('conversations.get', {})).toMatchObject({ catchUp: { state: 'off' } });
    await owner.ask('connect.save-keys', { elevenLabsKey: ACCOUNT.key });
    await until(
      () => owner.ask('conversations.get', {}),
      ({ catchUp }) => catchUp.state === 'idle' && catchUp.fetched === 1,
    );
    await app.settled();
    expect(await owner.call(call.id)).toMatchObject({ status: 'ended' });
    await app.stop();
  });

  it('when the phone rang and the report never came, then the ring and the fetched call are one', async () => {
    const { start, aCall, agentId } = await fetchedApp();
    const app = await start();
    const call = aCall({ ...hers, startedAt: Math.floor(Date.now() / 1000) });
    await app.ring({ caller_id: CALLER, agent_id: agentId, called_number: call.shop, call_sid: call.callSid });
    await caughtUp(app);
    const { calls } = await ownerOf(app).ask('calls.list', {});
    expect(calls).toMatchObject([{ conversationId: call.id, callSid: call.callSid, status: 'ended' }]);
    await app.stop();
  });

  it('when somebody is forgotten, then ElevenLabs deletes their calls, and nothing brings them back', async () => {
    const { start, aCall, elevenLabs, asked } = await fetchedApp();
    const [one, two] = [aCall(hers), aCall({ ...hers, startedAt: HOUR_AGO + 60 })];
    const app = await start();
    await caughtUp(app);
    const { provider } = await ownerOf(app).ask('callers.forget', { id: hashOf(CALLER) });
    expect(provider).toEqual({ hasKey: true, asked: 2, done: 2, waiting: 0 });
    expect([one, two].map(({ id }) => elevenLabs.state.conversations.has(id))).toEqual([false, false]);
    elevenLabs.state.conversations.set(one.id, one);
    await caughtUp(app);
    expect((await ownerOf(app).ask('callers.list', {})).callers).toEqual([]);
    expect(asked(new RegExp(`GET .*${one.id}`, 'u'))).toHaveLength(1);
    await app.stop();
  });

  it('when ElevenLabs does not answer as somebody is forgotten, then that is said, and it is done later by itself', async () => {
    const { start, aCall, elevenLabs } = await fetchedApp();
    const call = aCall(hers);
    const app = await start();
    await caughtUp(app);
    elevenLabs.faults.add({
      method: 'DELETE',
      path: /conversations/u,
      fault: { kind: 'status', status: 503 },
      times: 1,
    });
    const { provider } = await ownerOf(app).ask('callers.forget', { id: hashOf(CALLER) });
    expect(provider).toEqual({ hasKey: true, asked: 1, done: 0, waiting: 1 });
    await until(
      () => elevenLabs.state.conversations.has(call.id),
      (isThere) => !isThere,
    );
    await app.stop();
  });

  it('when earlier calls are read in, then they become callers, and old promises become no tasks', async () => {
    const { start, aCall } = await fetchedApp();
    const days = (count: number): number => HOUR_AGO - count * 86_400;
    const promised = { role: 'agent', message: 'We will call you back tomorrow.' } as const;
    aCall({ ...hers, startedAt: days(60), turns: [...SAID, promised] });
    aCall({ ...hers, startedAt: days(40), external: '+12125550178', collected: { customer_name: 'Ben Hill' } });
    aCall({ ...hers, startedAt: days(200) });
    const app = await start();
    await caughtUp(app);
    const owner = ownerOf(app);
    const plan = await owner.ask('conversations.backfill-plan', { months: 3 });
    expect(plan).toEqual({ months: 3, calls: 2, known: 0, requests: 3, atLeast: false });
    await owner.ask('conversations.backfill', { months: 3 });
    const { backfill } = await until(
      () => owner.ask('conversations.get', {}),
      (now) => now.backfill.state === 'done',
    );
    expect(backfill).toMatchObject({ wanted: 2, left: 0, parked: 0 });
    await app.settled();
    const { calls } = await owner.ask('calls.list', {});
    expect(calls.map(({ startedAt }) => Date.parse(startedAt) / 1000)).toEqual([days(40), days(60)]);
    expect((await owner.ask('tasks.list', {})).tasks).toEqual([]);
    const facts = await owner.factsOf(CALLER);
    expect(facts.map(({ learnedAt }) => learnedAt.slice(0, 10))).toEqual(
      facts.map(() => new Date(days(60) * 1000).toISOString().slice(0, 10)),
    );
    expect(await owner.ask('conversations.backfill-plan', { months: 3 })).toMatchObject({ calls: 2, known: 2 });
    await app.stop();
  });

  it('when reading in is held up, then it goes on where it was, and nothing is left of it when it is cancelled', async () => {
    const { start, aCall, elevenLabs, asked } = await fetchedApp();
    const ids = [1, 2, 3, 4, 5, 6].map((day) => aCall({ ...hers, startedAt: HOUR_AGO - day * 86_400 }).id);
    elevenLabs.faults.add({ path: /conversations\/conv/u, fault: { kind: 'slow', milliseconds: 150 } });
    const app = await start();
    const owner = ownerOf(app);
    await owner.ask('conversations.backfill', { months: 1 });
    await until(
      () => asked(/GET .*conversations\/conv/u).length,
      (count) => count >= 2,
    );
    expect((await owner.ask('conversations.backfill-control', { action: 'pause' })).state).toBe('paused');
    await expect(owner.ask('conversations.backfill', { months: 1 })).resolves.toMatchObject({ state: 'looking' });
    await owner.ask('conversations.backfill-control', { action: 'cancel' });
    expect((await owner.ask('conversations.get', {})).backfill).toMatchObject({ state: 'none', left: 0 });
    expect(readDatabase(app.dataDir, (db) => db.prepare('SELECT count(*) FROM fetches').pluck().get())).toBe(0);
    expect(ids).toHaveLength(6);
    await app.stop();
  });
});
