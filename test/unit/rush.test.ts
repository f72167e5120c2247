import { describe, expect, it } from 'vitest';

import { createRush } from '../../server/services/rush.ts';

/** A rush whose clock is moved by hand. */
function aRush() {
  const time = { at: 0 };
  const rush = createRush(() => time.at);
  const comes = (reports: number, everyMs: number): void => {
    for (let nth = 0; nth < reports; nth += 1) {
      rush.came();
      time.at += everyMs;
    }
  };
  return { rush, time, comes };
}

describe('a rush of reports', () => {
  it('when as many come as a busy shop has, then there is none', () => {
    const { rush, comes } = aRush();
    comes(6, 0);
    expect(rush.isOn()).toBe(false);
    comes(100, 20);
    expect(rush.isOn()).toBe(false);
  });

  it('when thousands come, then there is one, and it is over soon after the last', () => {
    const { rush, time, comes } = aRush();
    comes(1000, 2);
    expect(rush.isOn()).toBe(true);
    time.at += 100;
    expect(rush.isOn()).toBe(false);
  });

  it('when one is waited for that does not end, then a quarter of a second is enough', async () => {
    const rush = createRush(() => performance.now());
    const coming = setInterval(() => rush.came(), 1);
    await expect.poll(() => rush.isOn(), { interval: 1 }).toBe(true);
    const began = performance.now();
    await rush.over(new AbortController().signal);
    expect(performance.now() - began).toBeGreaterThanOrEqual(250);
    clearInterval(coming);
  });

  it('when the program is about to end, then nobody waits', async () => {
    const { rush, comes } = aRush();
    comes(10, 0);
    await rush.over(AbortSignal.abort());
    expect(rush.isOn()).toBe(true);
  });
});
