import { describe, expect, it } from 'vitest';

import type { Attribution } from '../../server/domain/attribution.ts';
import { ringing, type CallRecord } from '../../server/domain/call-record.ts';
import { choosePersons } from '../../server/services/person-choice.ts';

const [ANA, BEN] = ['person-ana', 'person-ben'];

/** A call of the one cluster there is, and who it was thought to be from. */
function aCall(id: string, personId: string | null): CallRecord {
  const ids = { conversationId: null, callSid: id, agentId: null, identityId: 1 };
  return { ...ringing({ id, businessId: 'default', startedAt: '2026-11-20T10:00:00.000Z', ...ids }), personId };
}

function oneCluster(calls: readonly CallRecord[], name: string | null, pinnedTo: string | null = null): Attribution {
  return { clusters: [{ name, pinnedTo }], clusterOf: new Map(calls.map(({ id }) => [id, 0])) };
}

describe('which known person a cluster of calls belongs to', () => {
  const persons = [
    { id: ANA, name: 'Ana Lopez' },
    { id: BEN, name: 'Ben Carter' },
  ];

  it('when somebody has its calls already, then it stays theirs, even if another one has that name by now', () => {
    const calls = [aCall('1', BEN), aCall('2', null)];
    expect(choosePersons(persons, calls, oneCluster(calls, 'Ana Lopez'))).toEqual([BEN]);
  });

  it('when several have calls of it, then whoever has most; of equals, whoever had the first', () => {
    const most = [aCall('1', ANA), aCall('2', BEN), aCall('3', BEN)];
    expect(choosePersons(persons, most, oneCluster(most, null))).toEqual([BEN]);
    const equal = [aCall('1', BEN), aCall('2', ANA)];
    expect(choosePersons(persons, equal, oneCluster(equal, null))).toEqual([BEN]);
  });

  it('when staff pinned it, then that counts more than calls and names', () => {
    const calls = [aCall('1', ANA), aCall('2', ANA)];
    expect(choosePersons(persons, calls, oneCluster(calls, 'Ana Lopez', BEN))).toEqual([BEN]);
  });

  it('when whoever has its calls is nobody of this number any more, then the name decides', () => {
    const calls = [aCall('1', 'person-gone')];
    expect(choosePersons(persons, calls, oneCluster(calls, 'Ben Carter'))).toEqual([BEN]);
  });
});
