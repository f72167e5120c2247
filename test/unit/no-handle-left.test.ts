import { afterEach, expect, it, vi } from 'vitest';

import { watchSurroundings } from '../../server/tunnel/surroundings.ts';

afterEach(() => void vi.useRealTimers());

it('F27: when the system has no handle left to tell the addresses by, then nothing breaks and no network changed', () => {
  vi.useFakeTimers();
  const heard: string[] = [];
  let told: string | null = '192.0.2.1';
  const stop = watchSurroundings({
    now: () => new Date(),
    elapsed: () => Date.now(),
    onJump: () => void heard.push('jump'),
    onNetwork: () => void heard.push('network'),
    addresses() {
      if (told === null) throw new Error('uv_interface_addresses returned Unknown system error 24');
      return told;
    },
  });

  told = null;
  vi.advanceTimersByTime(4000);
  told = '192.0.2.1';
  vi.advanceTimersByTime(4000);
  expect(heard).toEqual([]);

  told = '192.0.2.2';
  vi.advanceTimersByTime(2000);
  expect(heard).toEqual(['network']);
  stop();
});
