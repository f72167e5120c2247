import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { brainSaysIn } from '../../server/domain/brain/says.ts';
import { openBrainShop, proof, saidTo, BRAIN_SECRET } from '../support/brain/brain-shop.ts';
import { engineToken } from '../support/brain/engine-peer.ts';
import type { ModelScript } from '../support/model/script.ts';
import { ownerOf } from '../support/owner.ts';
import { dial } from '../support/socket-door.ts';

type Shop = Awaited<ReturnType<typeof openBrainShop>>;
const says = brainSaysIn('en');
const unused = { id: 'c1', name: 'recall', input: ['{"query":"hair"}'] };

/** What a model does, and what the caller hears; null: a whole sentence. */
const FAULTS: [string, ModelScript, string | null][] = [
  ['cannot be told of tools', { status: 400 }, 'Sorry about that.'],
  ['is overloaded', { status: 429 }, says.away],
  ['breaks off in the middle', { says: ['We have. Then '], ends: 'drops' }, `We have. ${says.cut}`],
  ['sends what nobody can read', { says: [], ends: 'garbles' }, says.cut],
  ['says nothing at all', { says: [] }, says.refused],
  ['refuses', { refuses: 'No.' }, says.refused],
  ['fails in the middle', { says: ['One. '], ends: 'fails' }, null],
  ['runs out of words', { says: ['One. And then'], ends: 'runs out' }, 'One. And then'],
  ['thinks aloud only', { says: ['<think>Who is', ' that?</think>'] }, says.refused],
  ['writes no JSON for a tool', { calls: [{ ...unused, input: ['{"query'] }] }, null],
  ['wants a tool that there is none of', { calls: [{ ...unused, name: 'drop_table' }] }, null],
];

describe('the owner’s model on the phone, when something fails', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openBrainShop();
    await shop.ring('CA9');
  });
  afterEach(() => shop.stop());

  it.each(FAULTS)('when it %s, then the caller hears words and the turn ends', async (_, script, expected) => {
    shop.model.will(script, { says: ['Sorry about that.'] });
    const engine = await shop.engine('conv_CA9');

    engine.says(1, 'Are you open?');
    await engine.over(1);

    const text = engine.textOf(1);
    if (script.status === 429) expect([says.away, 'Sorry about that.']).toContain(text);
    else if (expected === null) expect(text.trim()).toMatch(/[.?]$/);
    else expect(text.replaceAll('  ', ' ')).toBe(expected);
  });

  it('when its server lets nobody in, then the caller hears that it cannot answer now, and not that it will not', async () => {
    shop.model.will({ status: 401 });
    const engine = await shop.engine('conv_CA9');

    engine.says(1, 'Are you open?');
    await engine.over(1);

    expect(engine.textOf(1)).toBe(says.away);
  });

  it('when the model’s server is gone, then the caller hears so in the shop’s language', async () => {
    await ownerOf(shop.app).ask('businesses.save', { id: 'default', name: 'Salon Marigold', language: 'de' });
    const engine = await shop.engine('conv_CA9');
    await shop.model.stop();

    engine.says(1, 'Haben Sie offen?');
    await engine.over(1);

    expect(engine.textOf(1)).toBe(brainSaysIn('de').away);
  });

  it('when the model takes its time, then the caller is asked to wait, once', async () => {
    shop.model.will({ says: ['Yes. ', 'Until six.'], firstAfterMs: 2200, betweenMs: 100 });
    const engine = await shop.engine('conv_CA9');

    engine.says(1, 'Are you open?');
    await engine.over(1);

    expect(engine.textOf(1)).toBe(`${says.wait[1]}Yes. Until six.`);
  });

  it('when the model goes round in circles, then it is stopped and has to answer without tools', async () => {
    shop.model.will({ calls: [unused] });
    const engine = await shop.engine('conv_CA9');

    engine.says(1, 'Do you know me?');
    await engine.over(1);

    expect(engine.textOf(1)).toBe(says.refused);
    const asked = shop.model.asked.filter(({ body }) => body['stream'] === true);
    expect(asked).toHaveLength(7);
    expect(asked.at(-1)?.body['tools']).toBeUndefined();
    expect(saidTo(asked.at(-1)).filter(({ role }) => role === 'tool')).toHaveLength(6);
  });

  it('when what comes is no message, or one of a kind that is new, then the conversation goes on', async () => {
    shop.model.will({ says: ['Fine.'] });
    const engine = await shop.engine('conv_CA9');
    const strange = ['', '{', 'null', '[]', '{"type":"user_transcript"}', '{"type":"vad_score"}', '{"type":7}'];
    for (const message of strange) engine.send(message);
    engine.socket.send(Buffer.from([0, 255, 1]));
    engine.send({ type: 'user_transcript', event_id: 'x', user_transcript: [] });
    engine.send({ type: 'error', message: 'something' });
    engine.send({ type: 'ping' });
    engine.send({ type: 'user_transcript', event_id: 3, user_transcript: [{ role: 'tool', content: 'x' }, null, 'y'] });

    await engine.over(3);

    expect(engine.heard.filter(({ type }) => type === 'pong')).toHaveLength(1);
    expect(saidTo(shop.model.asked.at(-1))).toHaveLength(1);
    engine.send({ type: 'close' });
    await expect.poll(() => engine.socket.readyState, { timeout: 5000 }).toBe(engine.socket.CLOSED);
  });

  it('when the engine tells of an error in the middle of an answer, then the answer is spoken to its end', async () => {
    shop.model.will({ says: ['One. ', 'Two. ', 'Three.'], betweenMs: 100 });
    const engine = await shop.engine('conv_CA9');
    engine.says(1, 'Are you open?');
    await expect.poll(() => engine.piecesOf(1).length, { interval: 5, timeout: 5000 }).toBe(1);

    engine.send({ type: 'error', message: 'something' });
    await engine.over(1);

    expect(engine.textOf(1)).toBe('One. Two. Three.');
  });

  it('when it cannot prove that it is ElevenLabs, then it is refused before the upgrade, always in the same bytes', async () => {
    const token = 'x-elevenlabs-speech-engine-authorization';
    const wrong: Record<string, string>[] = [
      {},
      { 'x-api-key': BRAIN_SECRET },
      { [token]: proof()[token] ?? '' },
      { ...proof(), 'x-api-key': `${BRAIN_SECRET}x` },
      { ...proof(), 'x-api-key': '' },
      { ...proof(), [token]: engineToken('sk_somebody_elses_0000000000000000') },
      { ...proof(), [token]: engineToken('sk_invented_for_the_brain_000000000', 1_700_000_000) },
      { ...proof(), [token]: 'Bearer x' },
    ];
    const answers = await Promise.all(wrong.map((headers) => dial(`${shop.app.webhookUrl}/ws`, headers)));
    const seen = new Set(
      answers.map(({ status, body, headers }) =>
        JSON.stringify([status, body, headers.filter((_value, index) => headers[index - 1] !== 'Date')]),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 401));
    expect(seen.size).toBe(1);
    expect(shop.model.asked).toHaveLength(0);
  });

  it('when neither a secret nor a model is set, then nobody gets in', async () => {
    const bare = await openBrainShop({ env: { SHARED_SECRET: '' } });
    const modelless = await openBrainShop({ env: { LLM_BASE_URL: '', LLM_MODEL: '' } });
    try {
      const { status: secretless } = await dial(`${bare.app.webhookUrl}/ws`, { ...proof(), 'x-api-key': '' });
      expect(secretless).toBe(401);
      expect((await dial(`${modelless.app.webhookUrl}/ws`, proof())).status).toBe(404);
    } finally {
      await bare.stop();
      await modelless.stop();
    }
  });

  it('when the owner replaces the secret, then the one before it still opens the socket', async () => {
    const owned = await openBrainShop({ env: { SHARED_SECRET: '' } });
    try {
      const { ask } = ownerOf(owned.app);
      await ask('secrets.set', { name: 'brain', value: BRAIN_SECRET });
      await ask('secrets.set', { name: 'brain', value: 'another-brain-secret-0' });
      await owned.ring('CA1');
      for (const secret of [BRAIN_SECRET, 'another-brain-secret-0']) {
        const engine = await owned.engine('conv_CA1', { 'x-api-key': secret });
        engine.says(1, 'Hi.');
        await engine.over(1);
      }
    } finally {
      await owned.stop();
    }
  });

  it('when callers hang up in the middle of answers, then no request, timer or socket is left', async () => {
    shop.model.will({ says: Array.from({ length: 400 }, () => 'and so on '), betweenMs: 5 });
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const engines = await Promise.all(Array.from({ length: 8 }, () => shop.engine('conv_CA9')));
    for (const engine of engines) engine.says(1, 'Tell me everything.');
    await expect.poll(() => engines.every((engine) => engine.piecesOf(1).length > 0), { timeout: 5000 }).toBe(true);

    for (const { socket } of engines) socket.terminate();

    await vi.waitFor(() => {
      expect(shop.model.asked.filter(({ abortedAt }) => abortedAt !== null)).toHaveLength(8);
      expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(before);
    }, 5000);
  });
});
