import { describe, expect, it } from 'vitest';

import { createGreetingWatch } from '../../server/domain/bridge/greeting-watch.ts';

/** So many seconds of the agent's voice, in characters of base64. */
const seconds = (count: number): number => (count * 8000 * 4) / 3;

describe('whether the caller heard the greeting', () => {
  it('when they speak over it, then it is cut, though it was sent whole long before', () => {
    const watch = createGreetingWatch();
    watch.sounded(0, seconds(6));
    watch.callerSpoke(2000);
    watch.interrupted();
    expect(watch.isCut()).toBe(true);
  });

  it('when they answer after it, then an interruption later cuts nothing of it', () => {
    const watch = createGreetingWatch();
    watch.sounded(0, seconds(2));
    watch.sounded(100, seconds(4));
    watch.callerSpoke(6001);
    watch.interrupted();
    expect(watch.isCut()).toBe(false);
  });

  it('when the agent went on to something else, then it was heard', () => {
    const watch = createGreetingWatch();
    watch.wentOn();
    watch.interrupted();
    expect(watch.isCut()).toBe(false);
  });

  it('when the caller spoke before any of it, then that says nothing', () => {
    const watch = createGreetingWatch();
    watch.callerSpoke(1000);
    watch.interrupted();
    expect(watch.isCut()).toBe(true);
  });

  it('when what was heard of it is told before or after, then that counts', () => {
    const [before, after] = [createGreetingWatch(), createGreetingWatch()];
    before.corrected();
    before.interrupted();
    after.interrupted();
    after.corrected();
    expect([before.isCut(), after.isCut()]).toEqual([false, false]);
  });
});
