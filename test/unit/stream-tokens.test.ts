import { describe, expect, it } from 'vitest';

import { createStreamTokens } from '../../server/services/bridge/stream-tokens.ts';

function aShelf() {
  const clock = { at: 0 };
  return { clock, tokens: createStreamTokens<string>({ elapsed: () => clock.at }) };
}

describe('T29: the token of a stream', () => {
  it('when it is given back in time, then it brings what was kept with it, once', () => {
    const { clock, tokens } = aShelf();
    const token = tokens.issue('CA1', 'one');
    clock.at = 30_000;

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(tokens.redeem(token)).toEqual({ callSid: 'CA1', held: 'one' });
    expect(tokens.redeem(token)).toBeNull();
    expect(tokens.waiting()).toBe(0);
  });

  it('when half a minute is over, then it is worth nothing', () => {
    const { clock, tokens } = aShelf();
    const token = tokens.issue('CA1', 'one');
    clock.at = 30_001;

    expect(tokens.redeem(token)).toBeNull();
  });

  it('when it is not the whole token, then it is nobody’s, and the true one still is good', () => {
    const { tokens } = aShelf();
    const token = tokens.issue('CA1', 'one');

    for (const wrong of ['', token.slice(0, -1), `${token}A`, 'A'.repeat(43)]) expect(tokens.redeem(wrong)).toBeNull();
    expect(tokens.redeem(token)).toEqual({ callSid: 'CA1', held: 'one' });
  });

  it('when a call is given another one, then the one before lets nobody in', () => {
    const { tokens } = aShelf();
    const [first, second] = [tokens.issue('CA1', 'one'), tokens.issue('CA1', 'two')];

    expect(tokens.redeem(first)).toBeNull();
    expect(tokens.redeem(second)).toEqual({ callSid: 'CA1', held: 'two' });
  });

  it('when more wait than may, then the oldest goes', () => {
    const { tokens } = aShelf();
    const first = tokens.issue('CA0', 'first');
    const rest = Array.from({ length: 64 }, (_, nth) => tokens.issue(`CA${nth + 1}`, 'more'));

    expect(tokens.waiting()).toBe(64);
    expect(tokens.redeem(first)).toBeNull();
    expect(tokens.redeem(rest[0] ?? '')).toMatchObject({ callSid: 'CA1' });
  });
});
