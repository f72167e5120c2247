import { describe, expect, it } from 'vitest';

import { readFlags, withoutFlags } from '../../electron/flags.ts';

describe('how it was started', () => {
  it.each([
    [['--hidden'], true],
    [['--updated'], true], // the installer on Windows, after it put a newer version in place
    [['--updated=no-such-thing'], false],
    [['--demo'], false],
    [[], false],
  ])('when the command line says %j, then whether it begins without a window is %s', (args, hidden) => {
    expect(readFlags(['linekeeper', ...args]).hidden).toBe(hidden);
  });

  it('when it is started anew by a press in the window, then no window is hidden because of an earlier start', () => {
    expect(withoutFlags(['linekeeper', '--updated', '--demo', '--hidden'], ['hidden', 'updated'])).toEqual(['--demo']);
  });
});
