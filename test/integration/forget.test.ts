import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';

import { stringsInFiles } from '../receptionist/file-search.ts';
import { ANA, anAudio, aRing, aTranscription, BEN, FAMILY } from '../support/factories.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { filesIn, readDatabase, rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

/** Words of a shape the file search knows, that stand nowhere else. */
const CANARIES = ['babababebobuk', 'dodidudadodek', 'fifofefufafik', 'gugegigagoguk', 'kakekikokukak'] as const;
const [likes, said, noted, summed, titled] = CANARIES;

describe('T20: forgetting a caller', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  let heard: AppEvent[];
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
    heard = [];
    app.bus.subscribe((event) => heard.push(event));
  });
  afterEach(() => app.stop());

  const hers = {
    turns: [['user', `My name is Ana Lopez, ${said}, my number is 212 555 0123.`]] as const,
    collected: { customer_name: 'Ana Lopez', likes },
    ...{ summary: `About ${summed}.`, title: `On ${titled}` },
  };
  async function learned(over: Parameters<typeof aTranscription>[0]): Promise<void> {
    expect((await app.finish(aTranscription({ startedAt: clock.now(), ...over }))).status).toBe(200);
    await app.settled();
    clock.forward(60);
  }
  const found = async (strings: readonly string[]): Promise<string[]> => [
    ...(await stringsInFiles(strings, filesIn(app.dataDir))),
  ];
  const forget = async (id: string) => (await app.api('DELETE', `/api/callers/${id}`)).json();

  it('when a caller is forgotten, then nothing of theirs is in any file, in any spelling, not even sealed', async () => {
    await app.ring(aRing());
    await app.tool('take_message', { message: `Tell Maya ${noted}`, call_sid: 'CA0001' });
    await app.api('POST', '/api/notes', { note: `Knows ${noted}`, phone_hash: hashOf(ANA) });
    await app.finish(anAudio('conv_0001', 400_000));
    await learned(hers);
    await app.ring(aRing({ call_sid: 'CA0002' }));
    await app.settled();
    expect((await found(CANARIES)).sort()).toEqual([...CANARIES].sort());
    expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toHaveLength(1);

    const answer = await forget(hashOf(ANA));

    expect(answer).toMatchObject({ erased: { calls: 2, turns: 1, notes: 1, tasks: 1, deliveries: 2 } });
    expect(await found([...CANARIES, 'Ana Lopez', '2125550123', ANA, hashOf(ANA)])).toEqual([]);
    expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toEqual([]);
    const left = readDatabase(app.dataDir, (db) =>
      db.prepare('SELECT count(*) FROM inbox WHERE length(body) > 0').pluck().get(),
    );
    expect(left).toBe(0);
    const tables = ['persons', 'identities', 'calls', 'turns', 'facts', 'notes', 'tasks', 'passages', 'packs'];
    expect(rowCounts(app.dataDir)).toMatchObject(Object.fromEntries(tables.map((name) => [name, 0])));
    expect(heard.filter(({ name }) => name === 'caller.forgotten')).toHaveLength(1);
    expect((await app.api('GET', `/api/callers/${hashOf(ANA)}`)).status).toBe(404);
  });

  it('when a delivery of theirs comes again or comes late, then it brings nothing back', async () => {
    await app.ring(aRing());
    await learned(hers);
    const late = aTranscription({
      ...hers,
      conversationId: 'conv_late',
      callSid: 'CA_late',
      startedAt: new Date('2026-11-20T10:30:00Z'),
    });
    await forget(hashOf(ANA));

    expect(await (await app.finish(aTranscription({ ...hers }))).json()).toEqual({ status: 'duplicate' });
    for (const payload of [late, anAudio('conv_0001', 4000), anAudio('conv_late', 400_000)]) {
      expect((await app.finish(payload)).status).toBe(200);
    }
    await app.ring(aRing());
    await app.ring(aRing({ call_sid: null, conversation_id: 'conv_0001' }));
    await app.settled();

    expect(await found([...CANARIES, 'Ana Lopez'])).toEqual([]);
    expect(rowCounts(app.dataDir)).toMatchObject({ persons: 0, identities: 0, facts: 0, turns: 0 });
    expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toEqual([]);
  });

  it.each(['caller', 'call'] as const)(
    'when the recording comes after its %s was forgotten, then nobody is on the line, and nothing of it is kept',
    async (what) => {
      await learned(hers);
      const owner = ownerOf(app);
      if (what === 'caller') await forget(hashOf(ANA));
      else await owner.ask('calls.forget', { id: 'conv_0001' });
      expect((await app.finish(anAudio('conv_0001', 400_000))).status).toBe(200);
      await app.settled();
      expect((await owner.ask('calls.list', {})).calls).toEqual([]);
      expect((await owner.ask('status.get', {})).database).toMatchObject({ inboxWaiting: 0, inboxParked: 0 });
      expect(filesIn(app.dataDir).filter((file) => file.endsWith('.sealed'))).toEqual([]);
    },
  );

  it('when they call again after that, then they are met for the first time', async () => {
    await learned(hers);
    await forget(hashOf(ANA));
    clock.forward(1);

    const first = JSON.stringify(await app.ring(aRing({ call_sid: 'CA_new' })));
    await learned({ conversationId: 'conv_new', callSid: 'CA_new', collected: { likes: 'green tea' } });

    expect(first).toContain('First call from this number');
    const { calls, facts } = await ownerOf(app).personOf(ANA);
    expect(calls).toBe(1);
    expect(facts.map(({ value }) => value)).toContain('green tea');
    expect(await found(CANARIES)).toEqual([]);
  });

  it('when the number is shared, then the other person stays, and the forgotten one does not come back', async () => {
    await learned({ ...hers, from: FAMILY });
    await learned({
      ...{
        conversationId: 'conv_ben',
        callSid: 'CA_ben',
        from: FAMILY,
        collected: { customer_name: 'Ben Okafor', likes: 'jazz' },
      },
      turns: [['user', 'My name is Ben Okafor and I like jazz.']],
    });
    const { callerId } = await ownerOf(app).call('conv_0001');
    await forget(callerId ?? '');

    expect(await found([...CANARIES, 'Ana Lopez'])).toEqual([]);
    expect(JSON.stringify(await app.ring(aRing({ caller_id: FAMILY, call_sid: 'CA_3' })))).toMatch(
      /Ben.*jazz|jazz.*Ben/,
    );
    await app.finish({ ...aTranscription({ ...hers, from: FAMILY }), type: 'call_initiation_failure' });
    await app.finish(anAudio('conv_0001'));
    await app.settled();
    expect(await ownerOf(app).personOf(FAMILY)).toMatchObject({ name: 'Ben Okafor', sharesNumberWith: [] });
  });

  it('when somebody else spoke on a shared number, then what the agent had been told about them is forgotten too', async () => {
    await learned({ ...hers, from: FAMILY });
    await app.ring(aRing({ caller_id: FAMILY, call_sid: 'CA_ben' }));
    await learned({
      ...{ conversationId: 'conv_ben', callSid: 'CA_ben', from: FAMILY, collected: { customer_name: 'Ben Okafor' } },
      turns: [['user', 'My name is Ben Okafor.']],
    });
    const { callerId } = await ownerOf(app).call('conv_0001');

    await forget(callerId ?? '');

    expect(await found([...CANARIES, 'Ana Lopez'])).toEqual([]);
    expect(await ownerOf(app).personOf(FAMILY)).toMatchObject({ name: 'Ben Okafor', calls: 1 });
  });

  it('when the phone rings while they are forgotten, then it is answered, and what was told then is forgotten with them', async () => {
    const turns = Array.from({ length: 60 }, (_, index) => ['user', `${said}, number ${index}`] as const);
    for (const call of ['1', '2', '3', '4', '5'])
      await learned({ ...hers, turns, conversationId: `conv_${call}`, callSid: `CA_${call}` });
    let gone = false;
    const forgetting = forget(hashOf(ANA)).finally(() => (gone = true));

    let rings = 0;
    while (!gone) await app.ring(aRing({ call_sid: `CA_during_${(rings += 1)}` }));
    expect(await forgetting).toMatchObject({ erased: { turns: 300 } });
    await app.settled();

    expect(rings).toBeGreaterThan(10);
    expect(await found([...CANARIES, 'Ana Lopez'])).toEqual([]);
  });

  it('when a delivery still waits as they are forgotten, then it is forgotten with them', async () => {
    await learned({ ...hers, from: FAMILY });
    await learned({
      ...{ conversationId: 'conv_ben', callSid: 'CA_ben', from: FAMILY, collected: { customer_name: 'Ben Okafor' } },
      turns: [['user', 'My name is Ben Okafor.']],
    });
    const { callerId } = await ownerOf(app).call('conv_0001');
    const waits = aTranscription({
      ...hers,
      from: FAMILY,
      conversationId: 'conv_w',
      callSid: 'CA_w',
      startedAt: clock.now(),
    });

    const others = Array.from({ length: 20 }, (_, index) =>
      aTranscription({ conversationId: `conv_o${index}`, callSid: `CA_o${index}`, from: BEN }),
    );
    const answers = await Promise.all([...others, waits].map((payload) => app.finish(payload)));
    await forget(callerId ?? '');
    await app.settled();

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const conversations = (await ownerOf(app).ask('calls.list', {})).calls.map(({ conversationId }) => conversationId);
    expect(conversations).toContain('conv_ben');
    expect(conversations).not.toContain('conv_w');
    expect(await found([...CANARIES])).toEqual([]);
  });

  it('when they are forgotten during a call, then its end is the end of a call of nobody', async () => {
    await app.ring(aRing());
    await app.settled();
    await forget(hashOf(ANA));
    await learned({ ...hers, startedAt: clock.now() });

    expect(await app.tool('remember', { slot: 'likes', value: 'tea', call_sid: 'CA0001' })).toMatchObject({
      success: false,
    });
    expect(await ownerOf(app).call('conv_0001')).toMatchObject({ callerId: null, turns: [], summary: null });
    expect(await found(CANARIES)).toEqual([]);
  });

  it('when somebody who shares the number is forgotten during a call, then its end teaches nothing', async () => {
    await learned({ ...hers, from: FAMILY });
    await learned({
      ...{ conversationId: 'conv_ben', callSid: 'CA_ben', from: FAMILY, collected: { customer_name: 'Ben Okafor' } },
      turns: [['user', 'My name is Ben Okafor.']],
    });
    await app.ring(aRing({ caller_id: FAMILY, call_sid: 'CA_now' }));
    const { callerId } = await ownerOf(app).call('conv_0001');
    await forget(callerId ?? '');

    await learned({ ...hers, from: FAMILY, conversationId: 'conv_now', callSid: 'CA_now', startedAt: clock.now() });

    expect(await found([...CANARIES, 'Ana Lopez'])).toEqual([]);
    expect(await ownerOf(app).call('conv_now')).toMatchObject({ callerId: null, turns: [] });
  });

  it('when a backup tool reads meanwhile, then the rest is erased soon after it is done', async () => {
    await learned(hers);
    const letGo = await holdDatabase(app.dataDir, 'BEGIN; SELECT count(*) FROM facts');
    await forget(hashOf(ANA));
    await letGo();

    await expect.poll(() => found(CANARIES), { timeout: 15_000, interval: 500 }).toEqual([]);
  });

  it('when somebody is forgotten, then everybody else is as before', async () => {
    await learned(hers);
    await learned({
      conversationId: 'conv_b',
      callSid: 'CA_b',
      from: BEN,
      collected: { likes: 'jazz' },
      turns: [['user', 'Hi']],
    });
    const before = await ownerOf(app).personOf(BEN);

    await forget(hashOf(ANA));

    expect(await ownerOf(app).personOf(BEN)).toEqual(before);
    expect((await ownerOf(app).ask('callers.list', { query: 'jazz' })).callers).toHaveLength(1);
    expect((await ownerOf(app).ask('callers.list', { query: likes })).callers).toEqual([]);
  });
});
