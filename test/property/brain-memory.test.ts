import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openBrainShop, saidTo } from '../support/brain/brain-shop.ts';
import { ANA, BEN, FAMILY } from '../support/factories.ts';

/** A word of each caller's that nobody else may be told. */
const known = [
  { from: ANA, name: 'Ana Lopez', word: 'zozobudabikok' },
  { from: BEN, name: 'Ben Okafor', word: 'zozofudafikok' },
  { from: FAMILY, name: 'Cleo Marsh', word: 'zozogudagikok' },
] as const;
const froms = [...known.map(({ from }) => from), 'anonymous', '+12125550199'] as const;

type Told = {
  from: string;
  /** What the engine tells of the call; `crossed`: of another call too. */
  told: 'conversation' | 'call' | 'both' | 'crossed' | 'nothing';
  /** What the caller claims, and what the model looks up. */
  claims: string;
  looksUp: string;
};

const conversation: fc.Arbitrary<Told> = fc.record({
  from: fc.constantFrom(...froms),
  told: fc.constantFrom('conversation', 'call', 'both', 'crossed', 'nothing'),
  claims: fc.constantFrom(...known.map(({ name }) => name)),
  looksUp: fc.constantFrom(...known.map(({ word }) => word)),
});

describe('T16: whose memory the owner’s model is told', () => {
  let shop: Awaited<ReturnType<typeof openBrainShop>>;
  beforeAll(async () => {
    shop = await openBrainShop();
    for (const [index, { from, name, word }] of known.entries())
      await shop.learned({
        ...{ from, conversationId: `conv_known${index}`, callSid: `CAknown${index}`, summary: `About ${word}.` },
        ...{ turns: [['user', `I am ${name}, I like ${word}.`]], collected: { customer_name: name, likes: word } },
      });
  });
  afterAll(() => shop.stop());

  let calls = 0;

  /** One call of somebody's while Ana rings too; what the model was told and answered, without what was asked of it. */
  async function toldToModel({ from, told, claims, looksUp }: Told): Promise<string[]> {
    calls += 1;
    const [mine, anas] = [`CAx${calls}`, `CAy${calls}`];
    // A ring does not always tell its conversation; what tells another one is no clue to it.
    const callRef = await shop.ring(mine, from, told === 'call' ? 'null' : `conv_${mine}`);
    const crossed = await shop.ring(anas, ANA);
    const ref = { call: callRef, both: callRef, crossed, conversation: null, nothing: null }[told];
    const id = told === 'call' || told === 'nothing' ? `conv_unheard${calls}` : `conv_${mine}`;
    const engine = await shop.engine(id, ref === null ? {} : { 'x-call-ref': ref });
    const input = JSON.stringify({
      query: looksUp,
      call_sid: anas,
      conversation_id: `conv_${anas}`,
      call_ref: crossed,
    });
    shop.model.will({ calls: [{ id: 'c1', name: 'recall', input: [input] }] }, { says: ['I see.'] });
    const before = shop.model.asked.length;

    engine.says(1, `This is ${claims}. What do you know of me?`);
    await engine.over(1);
    await engine.hangUp();

    return shop.model.asked
      .slice(before)
      .flatMap(saidTo)
      .flatMap(({ role, content }) => (role === 'user' ? [] : [content]));
  }

  it('when anybody calls, claims and looks up whatever they like, then it is their own and nobody else’s', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(conversation, async (one) => {
        const words = (await toldToModel(one)).join('\n');
        const isFound = one.told !== 'crossed' && one.told !== 'nothing';
        const own = known.find(({ from }) => isFound && from === one.from);
        for (const { word, name } of known) {
          expect(words.includes(word)).toBe(own?.word === word);
          if (own?.word !== word) expect(words).not.toContain(name);
        }
        seen.add(`${own?.name}`);
      }),
      { numRuns: 60 },
    );
    expect(seen.size).toBe(known.length + 1);
  });
});
