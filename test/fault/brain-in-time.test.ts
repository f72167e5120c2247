import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openBrainShop } from '../support/brain/brain-shop.ts';
import { ownNow } from '../support/own-clock.ts';

type Shop = Awaited<ReturnType<typeof openBrainShop>>;

/** Of the issue: what may lie between one thing and the other, in milliseconds. */
const WITHIN = 50;

describe('the owner’s model on the phone, held to its times', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openBrainShop({ clock: ownNow });
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
      await expect.poll(() => engine.piecesOf(turn * 2).length, { interval: 5, timeout: 5000 }).toBeGreaterThan(1);
      const asked = shop.model.asked.at(-1);

      const interruptedAt = ownNow();
      engine.says(turn * 2 + 1, 'No, wait.');
      await engine.over(turn * 2 + 1);

      await expect.poll(() => asked?.abortedAt, { interval: 5, timeout: 5000 }).not.toBeNull();
      took.push((asked?.abortedAt ?? Infinity) - interruptedAt);
      const places = engine.heard.map(({ event_id: id }) => id);
      expect(places.lastIndexOf(turn * 2)).toBeLessThan(places.indexOf(turn * 2 + 1));
      expect(engine.isOver(turn * 2)).toBe(false);
      expect(engine.textOf(turn * 2 + 1)).toBe(`New ${turn}.`);
    }
    expect(Math.max(...took)).toBeLessThanOrEqual(WITHIN);
  });

  it('when the model has written its first sentence, then it leaves within 50 ms, though nothing follows for long', async () => {
    const engine = await shop.engine('conv_CA9');
    const took: number[] = [];
    for (let turn = 1; turn <= 10; turn += 1) {
      shop.model.will({ says: ['We open at nine in the morning.', ' And we close at six.'], betweenMs: 150 });
      engine.says(turn, 'When are you open?');
      await engine.over(turn);
      const [first] = engine.piecesOf(turn);
      expect(first?.content).toBe('We open at nine in the morning.');
      // The chunk before holds the role only.
      const writtenAt = shop.model.asked.at(-1)?.sentAt[1] ?? Infinity;
      took.push((first?.at ?? Infinity) - writtenAt);
    }
    expect(Math.max(...took)).toBeLessThanOrEqual(WITHIN);
  });
});
