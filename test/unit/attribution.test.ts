import { describe, expect, it } from 'vitest';

import { attributeCalls, type AttributedCall } from '../../server/domain/attribution.ts';

function call(index: number, statedName: string | null, over: Partial<AttributedCall> = {}): AttributedCall {
  return {
    callId: `c${index}`,
    startedAt: `2026-11-0${index}T10:00:00.000Z`,
    statedName,
    renames: false,
    pinnedTo: null,
    ...over,
  };
}

function whose(calls: AttributedCall[]) {
  const { clusters, clusterOf } = attributeCalls(calls);
  return { names: clusters.map(({ name }) => name), of: calls.map(({ callId }) => clusterOf.get(callId)) };
}

describe('whose call it was', () => {
  it('when nobody gave a name then all calls are one nameless person’s', () => {
    expect(whose([call(1, null), call(2, null)])).toEqual({ names: [null], of: [0, 0] });
  });

  it('when a name comes later then the nameless person gets it', () => {
    expect(whose([call(1, null), call(2, 'Anna'), call(3, null)])).toEqual({ names: ['Anna'], of: [0, 0, 0] });
  });

  it('when two people share the phone then a nameless call is nobody’s', () => {
    expect(whose([call(1, 'Anna'), call(2, 'Mark'), call(3, null), call(4, 'Anna Berg')])).toEqual({
      names: ['Anna Berg', 'Mark'],
      of: [0, 1, null, 0],
    });
  });

  it('when the only person corrects their name then it is still one person', () => {
    expect(whose([call(1, 'Hana'), call(2, 'Joanna', { renames: true })])).toEqual({ names: ['Joanna'], of: [0, 0] });
  });

  it('when a name is corrected on a shared phone then nobody else is renamed', () => {
    const { names, of } = whose([call(1, 'Anna'), call(2, 'Mark'), call(3, 'Joan', { renames: true })]);
    expect([names, of]).toEqual([
      ['Anna', 'Mark', 'Joan'],
      [0, 1, 2],
    ]);
  });

  it('when somebody married then the newer surname stays', () => {
    expect(whose([call(1, 'Anna Berg'), call(2, 'Anna Smith'), call(3, 'Anna')])).toEqual({
      names: ['Anna Smith'],
      of: [0, 0, 0],
    });
  });

  it('when staff pinned a call then it is that person’s, and calls of that name follow', () => {
    const { clusters, clusterOf } = attributeCalls([
      call(1, 'Anna'),
      call(2, null, { pinnedTo: 'p9' }),
      call(3, 'Mark', { pinnedTo: 'p9' }),
    ]);
    expect(clusters).toEqual([
      { name: 'Anna', pinnedTo: null },
      { name: 'Mark', pinnedTo: 'p9' },
    ]);
    expect([...clusterOf.values()]).toEqual([0, 1, 1]);
  });
});
