import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openBrainShop } from '../support/brain/brain-shop.ts';

type Shop = Awaited<ReturnType<typeof openBrainShop>>;

/** Of the issue: what may lie between one thing and the other, in milliseconds. */
const WITHIN = 50;

describe('the owner’s model on the phone, held to its times', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openBrainShop();
    await shop.ring('CA9');
  });
  afterEach(() => shop.stop());

  it('when the caller speaks again, then the model’s request is cut off within 50 ms and nothing more of it is sent', async () => {
    const engine = await shop.engine('conv_CA9');
    const took: number[] = [];
    for (let turn = 1; turn <= 20; turn += 1) {
      shop.model.will(
        { says: Array.from({ length: 500 }, (_, index) => `Old ${turn} says ${index}. `), betweenMs: 2 },
        { says: [`New ${turn}.`] },
      );
      engine.says(turn * 2, 'Tell me about it.');
      await expect.poll(() => engine.piecesOf(turn * 2).length, { interval: 5 }).toBeGreaterThan(1);
      const asked = shop.model.asked.at(-1);

      const interruptedAt = performance.now();
      engine.says(turn * 2 + 1, 'No, wait.');
      await expect.poll(() => engine.isOver(turn * 2 + 1), { interval: 5 }).toBe(true);

      await expect.poll(() => asked?.abortedAt, { interval: 5 }).not.toBeNull();
      took.push((asked?.abortedAt ?? Infinity) - interruptedAt);
      const places = engine.heard.map(({ event_id: id }) => id);
      expect(places.lastIndexOf(turn * 2)).toBeLessThan(places.indexOf(turn * 2 + 1));
      expect(engine.isOver(turn * 2)).toBe(false);
      expect(engine.textOf(turn * 2 + 1)).toBe(`New ${turn}.`);
    }
    const inOrder = took.toSorted((a, b) => a - b);
    expect(inOrder.at(10)).toBeLessThanOrEqual(WITHIN / 3);
    expect(inOrder.at(-2)).toBeLessThanOrEqual(WITHIN);
  });

  it('when the model has written its first sentence, then it leaves within 50 ms, though nothing follows for long', async () => {
    const engine = await shop.engine('conv_CA9');
    const took: number[] = [];
    for (let turn = 1; turn <= 10; turn += 1) {
      // The first chunk holds no text: the sentence comes 150 ms after it, the next one another 150 ms later.
      shop.model.will({ says: ['We open at nine in the morning.', ' And we close at six.'], betweenMs: 150 });
      engine.says(turn, 'When are you open?');
      await expect.poll(() => engine.isOver(turn), { interval: 5 }).toBe(true);
      const [first] = engine.piecesOf(turn);
      expect(first?.content).toBe('We open at nine in the morning.');
      const writtenAt = (shop.model.asked.at(-1)?.firstByteAt ?? Infinity) + 150;
      took.push((first?.at ?? Infinity) - writtenAt);
    }
    const inOrder = took.toSorted((a, b) => a - b);
    // Timers of the pretended server may be late themselves: all but one are held to it.
    expect(inOrder.at(-2)).toBeLessThanOrEqual(WITHIN);
  });
});
