import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CallerDetail } from '#contract/callers.ts';
import type { AppEvent } from '#contract/events.ts';
import { AnswerSchema } from '../support/answer-schema.ts';
import { ANA, aRing, aTranscription, BEN, FAMILY } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 20, hour));

describe('people whom the owner sorts out', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  beforeEach(async () => {
    clock = createTestClock('2026-11-20T18:00:00.000Z');
    app = await startTestApp({ now: clock.now });
  });
  afterEach(() => app.stop());

  async function learned(call: Parameters<typeof aTranscription>[0]): Promise<void> {
    const { conversationId = '' } = call ?? {};
    await app.finish(aTranscription({ callSid: `CA_${conversationId}`, ...call }));
    await app.settled();
  }
  const says = (conversationId: string, from: string, hour: number, words: string, likes?: string) => {
    const collected = likes === undefined ? {} : { likes };
    return learned({ conversationId, from, startedAt: at(hour), turns: [['user', words]], collected });
  };
  const ring = async (from: string) => AnswerSchema.parse(await app.ring(aRing({ caller_id: from })));
  const values = ({ facts }: CallerDetail): string[] =>
    facts.flatMap(({ status, value }) => (status === 'active' ? [value] : [])).sort();
  const callsOf = ({ recentCalls }: CallerDetail) => recentCalls.map(({ conversationId }) => conversationId).sort();

  describe('merged', () => {
    let kept: CallerDetail;
    let gone: string;
    const events: AppEvent[] = [];
    beforeEach(async () => {
      await says('conv_1', ANA, 8, 'Hi, my name is Ana Lopez. I like jazz.', 'jazz');
      await learned({
        ...{ conversationId: 'conv_2', from: BEN, startedAt: at(9), collected: { likes: 'tea' } },
        turns: [
          ['user', 'My name is Anne Mary Lopes, I like tea.'],
          ['agent', 'We will call you back tomorrow.'],
        ],
      });
      gone = (await ownerOf(app).personOf(BEN)).id;
      await ownerOf(app).ask('notes.add', { note: 'Rings twice a week.', callerId: gone });
      events.length = 0;
      app.bus.subscribe((event) => void events.push(event));
      kept = await ownerOf(app).ask('callers.merge', { keep: (await ownerOf(app).personOf(ANA)).id, gone });
    });

    it('when two are one, then both numbers, calls, facts, notes and tasks are theirs', async () => {
      expect(kept).toMatchObject({
        calls: 2,
        maskedNumbers: ['••23', '••45'],
        notes: [{}],
        tasks: [{ due: '2026-11-21' }],
      });
      expect(values(kept)).toEqual(expect.arrayContaining(['jazz', 'tea']));
      expect(kept.facts.filter(({ slot, status }) => slot === 'customer_name' && status === 'active')).toHaveLength(1);
      expect((await ownerOf(app).personOf(BEN)).id).toBe(kept.id);
      await expect(ownerOf(app).caller(gone)).rejects.toThrow('not_found');
      expect(events).toContainEqual({ name: 'caller.changed', payload: { callerId: kept.id } });
      expect(events).toContainEqual({ name: 'caller.gone', payload: { callerId: gone } });
      const moved = events.flatMap(({ name, payload }) => (name === 'call.changed' ? [payload] : []));
      expect(moved).toMatchObject([{ conversationId: 'conv_2', callerId: kept.id }]);
    });

    it('when either number rings, then the agent is told of both', async () => {
      for (const number of [ANA, BEN]) {
        const memory = (await ring(number)).dynamic_variables['caller_memory'];
        expect(memory).toMatch(/jazz/);
        expect(memory).toMatch(/tea/);
      }
    });

    it('when the other name is said again, then it is still the same person', async () => {
      await says('conv_3', BEN, 10, 'This is Anne Mary Lopes again, I like cocoa.', 'cocoa');
      await says('conv_4', BEN, 11, 'Hello, my name is Carl Winter, I like beer.', 'beer');
      const now = await ownerOf(app).caller(kept.id);
      expect(callsOf(now)).toEqual(['conv_1', 'conv_2', 'conv_3']);
      expect(values(now)).toContain('cocoa');
      expect(values(now)).not.toContain('beer');
    });

    it('when words of the other’s calls are searched, then they are found under the one who stays', async () => {
      const owners = readDatabase(app.dataDir, (db) =>
        db.prepare('SELECT DISTINCT person_id, owner FROM passages').all(),
      );
      expect(owners).toEqual([{ person_id: kept.id, owner: `p${kept.id.replaceAll('-', '')}x` }]);
    });
  });

  it('when two of different businesses, or one and the same, are to be merged, then nothing happens', async () => {
    await ownerOf(app).ask('businesses.save', { id: 'second', name: 'Second Shop' });
    await says('conv_1', ANA, 8, 'Hi, my name is Ana Lopez.');
    const ana = await ownerOf(app).personOf(ANA);
    const fact = { slot: 'likes', value: 'tea' };
    await ownerOf(app).ask('memory.add', { phone_hash: hashOf(BEN), business: 'second', fact });
    const other = await ownerOf(app).personOf(BEN, 'second');
    await expect(ownerOf(app).ask('callers.merge', { keep: ana.id, gone: other.id })).rejects.toThrow('409 conflict');
    await expect(ownerOf(app).ask('callers.merge', { keep: ana.id, gone: ana.id })).rejects.toThrow('409 conflict');
    expect(await ownerOf(app).caller(other.id)).toEqual(other);
  });

  describe('a family phone', () => {
    let anna: CallerDetail;
    const callId = async (conversationId: string) => (await ownerOf(app).call(conversationId)).id;
    beforeEach(async () => {
      await says('conv_1', FAMILY, 8, 'Hi, my name is Anna Berg. I like jazz.', 'jazz');
      await says('conv_2', FAMILY, 9, 'I like beer.', 'beer');
      await says('conv_3', FAMILY, 10, 'I like tea.', 'tea');
      anna = await ownerOf(app).personOf(FAMILY);
    });

    it('when it is split, then the chosen calls and what they taught are the other’s, and the number is shared', async () => {
      const callIds = [await callId('conv_2')];
      const { kept, created } = await ownerOf(app).ask('callers.split', { id: anna.id, callIds, name: 'Ben Berg' });
      expect([callsOf(kept), callsOf(created)]).toEqual([['conv_1', 'conv_3'], ['conv_2']]);
      expect(values(kept)).toEqual(['Anna Berg', 'jazz', 'tea']);
      expect(values(created)).toEqual(['Ben Berg', 'beer']);
      expect(kept.sharesNumberWith).toEqual([{ id: created.id, name: 'Ben Berg' }]);

      const answer = await ring(FAMILY);
      expect(answer.dynamic_variables['caller_memory']).toMatch(/share this number/);
      expect(answer.dynamic_variables['caller_memory']).not.toMatch(/beer|jazz/);
    });

    it('when the one who was split off calls by name, then the call is theirs', async () => {
      const callIds = [await callId('conv_2')];
      const { created } = await ownerOf(app).ask('callers.split', { id: anna.id, callIds, name: 'Ben Berg' });
      await says('conv_4', FAMILY, 11, 'Hello, my name is Ben Berg, I like cocoa.', 'cocoa');
      await says('conv_5', FAMILY, 12, 'Something nameless.');
      expect(callsOf(await ownerOf(app).caller(created.id))).toEqual(['conv_2', 'conv_4']);
      expect((await ownerOf(app).call('conv_5')).callerId).toBeNull();
    });

    it('when all calls, or those of somebody else, are to be split off, then nothing happens', async () => {
      await says('conv_4', BEN, 11, 'Hello, my name is Carl.');
      const all = await Promise.all(['conv_1', 'conv_2', 'conv_3'].map(callId));
      for (const callIds of [all, [await callId('conv_4')], [all[0] ?? '', await callId('conv_4')]])
        await expect(ownerOf(app).ask('callers.split', { id: anna.id, callIds })).rejects.toThrow('409 conflict');
      expect(await ownerOf(app).caller(anna.id)).toEqual(anna);
    });

    it('when a call is given to somebody with another number, then what it taught goes along', async () => {
      await says('conv_4', BEN, 11, 'Hello, my name is Ben Berg, I like cocoa.', 'cocoa');
      const ben = await ownerOf(app).personOf(BEN);
      const call = await ownerOf(app).ask('calls.assign', { callId: await callId('conv_2'), callerId: ben.id });
      expect(call).toMatchObject({ callerId: ben.id, callerName: 'Ben Berg' });
      expect(values(await ownerOf(app).caller(ben.id))).toEqual(['Ben Berg', 'beer', 'cocoa']);
      expect(values(await ownerOf(app).caller(anna.id))).toEqual(['Anna Berg', 'jazz', 'tea']);
    });

    it('when the wrong number was merged, then splitting its calls off leaves each with their own number', async () => {
      await says('conv_4', BEN, 11, 'Hello, my name is Carl Winter.');
      const carl = await ownerOf(app).personOf(BEN);
      await ownerOf(app).ask('callers.merge', { keep: anna.id, gone: carl.id });
      const callIds = [await callId('conv_4')];
      const { kept, created } = await ownerOf(app).ask('callers.split', { id: anna.id, callIds });
      expect([kept.maskedNumbers, created.maskedNumbers]).toEqual([['••67'], ['••45']]);
      expect([kept.name, created.name]).toEqual(['Anna Berg', 'Carl Winter']);
    });
  });

  it('when a withheld call is to be given to somebody, then it stays nobody’s', async () => {
    await says('conv_1', ANA, 8, 'Hi, my name is Ana Lopez.');
    await says('conv_2', 'anonymous', 9, 'I will not say.');
    const [callerId, callId] = [(await ownerOf(app).personOf(ANA)).id, (await ownerOf(app).call('conv_2')).id];
    await expect(ownerOf(app).ask('calls.assign', { callId, callerId })).rejects.toThrow('409 conflict');
  });
});
