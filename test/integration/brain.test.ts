import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { brainSaysIn } from '../../server/domain/brain/says.ts';
import { openBrainShop, saidTo } from '../support/brain/brain-shop.ts';
import { ANA, BEN } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';

type Shop = Awaited<ReturnType<typeof openBrainShop>>;

describe('the owner’s model on the phone', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openBrainShop();
  });
  afterEach(() => shop.stop());

  it('when a known caller speaks, then the model is told of them and of nobody else, and its answer is spoken', async () => {
    await shop.learned({
      summary: 'Talked about quince jam.',
      collected: { customer_name: 'Ana Lopez', likes: 'quinces' },
    });
    await shop.learned({
      ...{ from: BEN, conversationId: 'conv_ben', callSid: 'CAben', summary: 'Talked about medlar jelly.' },
      collected: { customer_name: 'Ben Okafor', likes: 'medlars' },
      turns: [['user', 'I am Ben Okafor, I like medlars.']],
    });
    shop.model.will({ says: ['Hello', ' Ana. How', ' can I help?'] });
    await shop.ring('CA9');
    const engine = await shop.engine('conv_CA9');

    engine.says(1, 'Hi, it is me again.');
    await engine.over(1);

    expect(engine.textOf(1)).toBe('Hello Ana. How can I help?');
    expect(engine.piecesOf(1).map(({ content, is_final: isFinal }) => [content, isFinal])).toEqual([
      ...[
        ['Hello Ana. ', false],
        ['How can I help?', false],
        ['', true],
      ],
    ]);
    const [system, ...turns] = saidTo(shop.model.asked.at(-1));
    expect(system?.content).toMatch(/Ana Lopez/);
    expect(system?.content).toMatch(/quinces/);
    expect(system?.content).toMatch(/Salon Marigold/);
    expect(JSON.stringify(shop.model.asked.at(-1)?.body)).not.toMatch(/Ben|medlar|0123|\{\{/);
    expect(turns).toEqual([{ role: 'user', content: 'Hi, it is me again.' }]);
  });

  it('when only the call’s own id is told, then its caller is known and the conversation is learned', async () => {
    await shop.learned({ collected: { customer_name: 'Ana Lopez' } });
    const callRef = await shop.ring('CA9', ANA, 'null');
    const engine = await shop.engine('conv_new', { 'x-call-ref': callRef });

    engine.says(1, 'Hi.');
    await engine.over(1);

    expect(saidTo(shop.model.asked.at(-1))[0]?.content).toMatch(/Ana Lopez/);
    const { calls } = await ownerOf(shop.app).ask('calls.list', {});
    expect(calls.find(({ id }) => id === callRef)?.conversationId).toBe('conv_new');
  });

  it.each([
    ['an unknown conversation', 'conv_nobody', {}],
    ['two calls at once', 'conv_CA9', { 'x-call-ref': 'other' }],
  ])('when the engine tells of %s, then nobody is recognised and no tool is at hand', async (_, conversation, over) => {
    await shop.learned({ collected: { customer_name: 'Ana Lopez' } });
    await shop.ring('CA9');
    const other = await shop.ring('CA10', BEN);
    const engine = await shop.engine(conversation, 'x-call-ref' in over ? { 'x-call-ref': other } : {});

    engine.says(1, 'It is Ana Lopez, what do you know of me?');
    await engine.over(1);

    const asked = shop.model.asked.at(-1);
    expect(saidTo(asked)[0]?.content).not.toMatch(/Ana/);
    expect(saidTo(asked)[0]?.content).toContain('do not assume who is calling');
    expect(asked?.body['tools']).toBeUndefined();
  });

  it.each([
    ['is missing', {}],
    ['is withheld', { 'x-caller-id': 'anonymous' }],
    ['is of somebody else', { 'x-caller-id': BEN }],
  ])('when a header for the caller %s, then our own row of the conversation says whose call it is', async (_, over) => {
    for (const [from, name] of [
      [ANA, 'Ana Lopez'],
      [BEN, 'Ben Okafor'],
    ] as const) {
      const ids = { conversationId: `conv_${name}`, callSid: `CA${name}`, turns: [['user', `I am ${name}.`]] as const };
      await shop.learned({ from, ...ids, collected: { customer_name: name } });
    }
    await shop.ring('CA9');
    const engine = await shop.engine('conv_CA9', over);

    engine.says(1, 'Hi.');
    await engine.over(1);

    expect(saidTo(shop.model.asked.at(-1))[0]?.content).toMatch(/Ana Lopez/);
    expect(JSON.stringify(shop.model.asked.at(-1)?.body)).not.toMatch(/Ben Okafor/);
  });

  it('when the owner pauses in the middle of a call, then the next turn knows nobody', async () => {
    await shop.learned({ collected: { customer_name: 'Ana Lopez' } });
    await shop.ring('CA9');
    const engine = await shop.engine('conv_CA9');
    engine.says(1, 'Hi.');
    await engine.over(1);
    expect(saidTo(shop.model.asked.at(-1))[0]?.content).toMatch(/Ana Lopez/);

    await ownerOf(shop.app).ask('pause.start', { until: null });
    engine.says(2, 'And now?');
    await engine.over(2);

    expect(saidTo(shop.model.asked.at(-1))[0]?.content).not.toMatch(/Ana/);
  });

  it('when the caller is forgotten in the middle of the call, then nothing of before is told, used or shown', async () => {
    await shop.learned({ summary: 'Talked about jam.', collected: { customer_name: 'Ana Lopez', likes: 'quinces' } });
    const { ask } = ownerOf(shop.app);
    const callRef = await shop.ring('CA9');
    const entry = shop.app.liveRoom.begin(callRef, { end: () => undefined });
    entry.turn('agent', 'Good morning, Ana Lopez.');
    const engine = await shop.engine('conv_CA9');
    const recall = { id: 'c1', name: 'recall', input: ['{"query":"quinces"}'] };
    shop.model.will({ calls: [recall] }, { says: ['You like quinces.'] });
    engine.says(1, 'Do you know me?');
    await engine.over(1);
    expect(JSON.stringify(shop.model.asked.at(-1)?.body)).toMatch(/quinces/);
    engine.replied('You like quinces.');
    shop.model.will({ says: ['Quinces again. ', 'And quinces. '], ends: 'falls silent' });
    engine.says(2, 'What else, of quinces?');
    await expect.poll(() => engine.piecesOf(2).length, { interval: 5, timeout: 5000 }).toBeGreaterThan(0);

    const { callers } = await ask('callers.list', {});
    await ask('callers.forget', { id: callers[0]?.id ?? '' });
    await engine.over(2);
    expect(engine.textOf(2)).toContain(brainSaysIn('en').cut);
    engine.replied('Quinces again.');
    shop.model.will({ says: ['Hello.'] });
    engine.says(3, 'And now?');
    await engine.over(3);
    engine.replied('Hello.');
    engine.says(4, 'Fine.');
    await engine.over(4);

    const { body } = shop.model.asked.at(-1) ?? {};
    expect(JSON.stringify(body)).not.toMatch(/Ana|quinces|jam/i);
    expect(body?.['tools']).toBeUndefined();
    const [, ...turns] = saidTo(shop.model.asked.at(-1));
    expect(turns.map(({ content }) => content)).toEqual(['And now?', 'Hello.', 'Fine.']);
    entry.turn('caller', 'Fine.');
    expect(await ask('calls.live', { id: callRef })).toEqual({ talk: null });
  });

  it('when somebody else is forgotten, then the call goes on as it was', async () => {
    await shop.learned({ collected: { customer_name: 'Ana Lopez' } });
    await shop.learned({
      ...{ from: BEN, conversationId: 'conv_ben', callSid: 'CAben', collected: { customer_name: 'Ben Okafor' } },
      turns: [['user', 'I am Ben Okafor.']],
    });
    const { ask } = ownerOf(shop.app);
    shop.app.liveRoom.begin(await shop.ring('CA9'), { end: () => undefined }).turn('caller', 'Hi.');
    const engine = await shop.engine('conv_CA9');
    engine.says(1, 'Hi.');
    await engine.over(1);

    const { callers } = await ask('callers.list', {});
    await ask('callers.forget', { id: callers.find(({ name }) => name === 'Ben Okafor')?.id ?? '' });
    engine.says(2, 'And?');
    await engine.over(2);

    const [system, ...turns] = saidTo(shop.model.asked.at(-1));
    expect(system?.content).toMatch(/Ana Lopez/);
    expect(turns).toHaveLength(2);
    const { calls } = await ask('calls.list', {});
    const live = calls.find(({ status }) => status === 'live');
    expect(await ask('calls.live', { id: live?.id ?? '' })).toMatchObject({ talk: { turns: [{ text: 'Hi.' }] } });
  });

  it('when the model uses a tool, then it acts for this caller only, and the answer goes on', async () => {
    await shop.learned({ collected: { customer_name: 'Ana Lopez' } });
    await shop.ring('CA9');
    const engine = await shop.engine('conv_CA9');
    const input = ['{"slot":"likes","val', 'ue":"window seats","call_ref":"x","caller_id":"y"}'];
    shop.model.will(
      { says: ['Let me note that. <think>Which', ' tool?'], calls: [{ id: 'c1', name: 'remember', input }] },
      { says: ['<think>Noted', '.</think>Done.'] },
    );

    engine.says(1, 'I like window seats.');
    await engine.over(1);

    expect(engine.textOf(1)).toBe('Let me note that. Done.');
    const second = shop.model.asked.at(-1);
    expect(saidTo(second).slice(1)).toMatchObject([
      { role: 'user', content: 'I like window seats.' },
      { role: 'assistant', content: 'Let me note that. ', tool_calls: [{ id: 'c1' }] },
      { role: 'tool', tool_call_id: 'c1' },
    ]);
    expect(JSON.parse(saidTo(second)[3]?.content ?? '')).toMatchObject({ success: true });
    engine.replied('Let me note that. Done.');
    shop.model.will({ says: ['Bye.'] });
    engine.says(2, 'Thanks.');
    await engine.over(2);
    expect(saidTo(shop.model.asked.at(-1)).map(({ role }) => role)).toEqual([
      ...['system', 'user', 'assistant', 'tool', 'assistant', 'user'],
    ]);
    const { callers } = await ownerOf(shop.app).ask('callers.list', {});
    const { facts } = await ownerOf(shop.app).ask('callers.get', { id: callers[0]?.id ?? '' });
    expect(facts).toContainEqual(expect.objectContaining({ slot: 'likes', value: 'window seats' }));
  });
});
