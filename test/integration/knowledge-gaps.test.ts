import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';
import { MOST_GAP_ANSWERS } from '#contract/gap-limits.ts';
import { ANA, aRing, aTranscription, BEN, FAMILY } from '../support/factories.ts';
import { whyNot } from '../support/front-desk/open-desk.ts';
import { ownerOf } from '../support/owner.ts';
import { filesIn } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const UNKNOWN = 'I’m not sure about that, I’m afraid.';

describe('what the agent could not answer', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  let calls = 0;
  beforeEach(async () => {
    clock = createTestClock('2026-11-20T12:00:00.000Z');
    app = await startTestApp({ now: clock.now });
  });
  afterEach(() => app.stop());

  const ask = (...given: Parameters<ReturnType<typeof ownerOf>['ask']>) => ownerOf(app).ask(...given);
  const list = async (business = 'default') => (await ownerOf(app).ask('gaps.list', { business })).gaps;
  /** Somebody asks, and the agent does not know. */
  async function asks(from: string | null, question: string, over: Parameters<typeof aTranscription>[0] = {}) {
    calls += 1;
    const turns = [['user', question] as const, ['agent', UNKNOWN] as const];
    const ids = { conversationId: `conv_g${calls}`, callSid: `CA_g${calls}` };
    const event = aTranscription({ ...ids, from, turns, collected: {}, startedAt: clock.now(), ...over });
    await app.finish(event);
    await app.settled();
    clock.forward(1);
    return event;
  }
  const told = async (): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid: crypto.randomUUID() })));

  it('when several callers ask about one thing, then it is one topic, each of them counted once, told by whoever asks', async () => {
    await asks(ANA, 'Is there parking nearby?');
    await asks(ANA, 'Where can I park?');
    await asks(BEN, 'Gibt es bei Ihnen Parkplätze?');
    await asks(BEN, 'Do you sell gift vouchers?');
    expect(await list()).toMatchObject([
      {
        key: 'parking',
        topic: 'Parkplätze',
        callers: 2,
        questions: [expect.any(String), expect.any(String), expect.any(String)],
      },
      { topic: 'vouchers', callers: 1, examples: ['Do you sell gift vouchers?'], answered: null },
    ]);
  });

  it('when a delivery comes again, then nothing is counted twice; a field of the analysis is no fact of the caller', async () => {
    const event = await asks(ANA, 'Is there parking nearby?', { collected: { unanswered_questions: 'Is wifi free?' } });
    await app.finish(event);
    await app.settled();
    expect((await list()).map(({ topic, questions }) => [topic, questions.length])).toEqual([
      ['parking', 1],
      ['wifi', 1],
    ]);
    const facts = await ownerOf(app).factsOf(ANA);
    expect(facts.map(({ slot }) => slot)).not.toContain('unanswered_questions');
  });

  it('when a number is withheld, then the question is not kept: nobody could ever have it erased', async () => {
    await asks(null, 'Is there parking nearby?', { callSid: 'CA_withheld', numberIn: 'nowhere' });
    expect(await list()).toEqual([]);
  });

  it('when it is answered, then the next caller’s agent is told, it leaves the list, and comes back when asked again', async () => {
    await asks(ANA, 'Is there parking nearby?');
    const [gap] = await list();
    if (!gap) throw new Error('There is no gap.');
    const events: AppEvent['name'][] = [];
    app.bus.subscribe(({ name }) => void events.push(name));
    const answer = 'Parking is free behind the shop.';
    const { note } = await ownerOf(app).ask('gaps.answer', { key: gap.key, questions: gap.questions, answer });
    expect(note).toMatchObject({ note: answer, businessId: 'default', callerId: null });
    expect(events).toEqual(expect.arrayContaining(['note.changed', 'gaps.changed']));
    expect(await list()).toEqual([]);
    expect(await told()).toContain(answer);

    await asks(BEN, 'Where can I park?');
    expect(await list()).toMatchObject([{ topic: 'park', callers: 1, answered: { note: answer } }]);
  });

  it('when the note with the answer is removed, then the questions are open again', async () => {
    await asks(ANA, 'Is there parking nearby?');
    const [gap] = await list();
    const asked = { key: gap?.key ?? '', questions: gap?.questions ?? [] };
    const { note } = await ownerOf(app).ask('gaps.answer', { ...asked, answer: 'Behind the shop.' });
    await ask('notes.remove', { id: note.id });
    expect(await list()).toMatchObject([{ topic: 'parking', answered: null }]);
    expect(await told()).not.toContain('Behind the shop.');
  });

  it('when it is not needed, then it stays away though it is asked again, until that is taken back', async () => {
    await asks(ANA, 'Do you sell sandwiches?');
    const [gap] = await list();
    const { id } = await ownerOf(app).ask('gaps.dismiss', { key: gap?.key ?? '', questions: gap?.questions ?? [] });
    await asks(BEN, 'Are sandwiches on sale?');
    expect(await list()).toEqual([]);
    await ask('gaps.reopen', { id });
    expect(await list()).toMatchObject([{ topic: 'sandwiches', callers: 2 }]);
    expect(await whyNot(app, 'gaps.reopen', { id })).toBe('gaps_nothing_to_reopen');
  });

  it('when an answer is taken back, then its note is gone and the question is there again', async () => {
    await asks(ANA, 'Is there parking nearby?');
    const [gap] = await list();
    const asked = { key: gap?.key ?? '', questions: gap?.questions ?? [] };
    const { id } = await ownerOf(app).ask('gaps.answer', { ...asked, answer: 'Behind the shop.' });
    expect(await whyNot(app, 'gaps.answer', { ...asked, answer: 'In front of it.' })).toBe('gaps_gone');
    expect((await ownerOf(app).ask('notes.list', {})).notes).toHaveLength(1);
    await ask('gaps.reopen', { id });
    expect((await ownerOf(app).ask('notes.list', {})).notes).toEqual([]);
    expect(await list()).toHaveLength(1);
  });

  it('when a caller is forgotten, then their questions and their place in the count are gone, and no word of them is left', async () => {
    await asks(ANA, 'Is there parking for my zeppelin?');
    await asks(BEN, 'Is there parking nearby?');
    const [before] = await list();
    expect(before?.callers).toBe(2);
    await ownerOf(app).ask('gaps.dismiss', { key: 'zeppelin', questions: before?.questions.slice(1) ?? [] });
    const ana = await ownerOf(app).personOf(ANA);
    await ask('callers.forget', { id: ana.id });
    expect(await list()).toMatchObject([{ callers: 1, examples: ['Is there parking nearby?'] }]);
    const holding = filesIn(app.dataDir).filter((file) => readFileSync(file).includes('zeppelin'));
    expect(holding).toEqual([]);
  });

  it('when transcripts are kept for so long only, then the questions go with them', async () => {
    await asks(ANA, 'Is there parking nearby?');
    clock.forward(10 * 24 * 60);
    await asks(BEN, 'Do you sell gift vouchers?');
    await ask('settings.save', { retention: { transcripts: 7 } });
    await expect.poll(async () => (await list()).map(({ topic }) => topic)).toEqual(['vouchers']);
  });

  it('when there are many answers, then the agent is told the newest of them, after the shop’s other notes', async () => {
    await ask('notes.add', { note: 'Closed on Friday.', business: 'default' });
    for (let nth = 0; nth < MOST_GAP_ANSWERS + 2; nth += 1) {
      await asks(FAMILY, `Do you have a ${'abcdefghijklmnop'[nth] ?? ''}zebrafish?`);
      const [gap] = await list();
      const asked = { key: gap?.key ?? '', questions: gap?.questions ?? [] };
      await ask('gaps.answer', { ...asked, answer: `Answer number ${nth}.` });
      clock.forward(1);
    }
    const pack = await told();
    expect(pack).toContain('Closed on Friday.');
    expect(pack.indexOf('Closed on Friday.')).toBeLessThan(pack.indexOf('Answer number'));
    expect(pack.match(/Answer number \d+\./gu)).toHaveLength(MOST_GAP_ANSWERS);
    expect(pack).not.toContain('Answer number 0.');
    expect(pack).not.toContain('Answer number 1.');
  });

  it('when another shop asks for its list, then it has none of these', async () => {
    await asks(ANA, 'Is there parking nearby?');
    await ask('businesses.save', { id: 'other', name: 'Other', zone: 'Europe/Berlin', numbers: ['+12125550111'] });
    expect(await list('other')).toEqual([]);
    expect(await whyNot(app, 'gaps.list', { business: 'nobody' })).toBe('no_such_business');
  });
});
