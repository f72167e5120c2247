import { validate, version } from 'uuid';
import { describe, expect, it } from 'vitest';

import { createIdSource } from '../../server/platform/ids.ts';

describe('ids made from one source', () => {
  it('are UUIDs of version 7, all different and in the order they were made, also within one millisecond', () => {
    const newId = createIdSource(() => 1_795_000_000_000);
    const ids = Array.from({ length: 5000 }, newId);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('keep their order when the clock is set back, and hold the time they were made', () => {
    const clock = [1_795_000_000_000, 1_794_999_999_000, 1_795_000_000_001];
    const newId = createIdSource(() => clock.shift() ?? 0);
    const ids = [newId(), newId(), newId()];
    expect(ids.toSorted()).toEqual(ids);
    expect(parseInt((ids[2] ?? '').replace('-', '').slice(0, 12), 16)).toBe(1_795_000_000_001);
  });

  it('share no random part with the ids of another source in the same millisecond', () => {
    const at = (): number => 1_795_000_000_000;
    const [one, other] = [createIdSource(at), createIdSource(at)];
    expect(new Set(Array.from({ length: 500 }, () => [one(), other()]).flat()).size).toBe(1000);
  });
});
