import { describe, expect, it } from 'vitest';

import { createSight } from '../../renderer/src/client/sight.ts';

/** A tab whose visibility a test sets. */
function tab() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  return {
    // Sight asks nothing else of a document.
    page: page as unknown as Document,
    show: (isVisible: boolean): void => {
      page.visibilityState = isVisible ? 'visible' : 'hidden';
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

describe('which of a browser’s tabs listen', () => {
  it('all that are seen, and of the unseen ones the first; when that one is seen again, the next stands in', async () => {
    const [one, two] = [tab(), tab()];
    const first = createSight(one.page, navigator.locks);
    const second = createSight(two.page, navigator.locks);
    expect([first.isSeen(), second.isSeen()]).toEqual([true, true]);

    let told = 0;
    first.watch(() => told++);
    one.show(false);
    await expect.poll(() => first.isSeen()).toBe(true);
    expect(told).toBe(2);
    two.show(false);
    expect(second.isSeen()).toBe(false);

    one.show(true);
    await expect.poll(() => second.isSeen()).toBe(true);
    two.show(true);
    expect([first.isSeen(), second.isSeen()]).toEqual([true, true]);
  });

  it('where the browser has no locks, only those that are seen', () => {
    const only = tab();
    const sight = createSight(only.page, undefined);
    only.show(false);
    expect(sight.isSeen()).toBe(false);
    only.show(true);
    expect(sight.isSeen()).toBe(true);
  });
});
