import { expect, it } from 'vitest';

import { ringing, withFinish } from '../../server/domain/call-record.ts';
import { aFinishedCall } from '../support/memory-makers.ts';

const ids = { conversationId: 'conv_1', callSid: null, agentId: null };
const live = ringing({
  id: 'call_1',
  businessId: 'default',
  identityId: null,
  ...ids,
  startedAt: '2026-11-18T10:00:00.000Z',
});
const finish = { ...aFinishedCall({}), endedBecause: 'The caller, Anna Berg, hung up angry' };

it('when the caller withheld the number, then why the call ended is not kept: it may be told in their words', () => {
  const known = { businessId: 'default', identityId: null };
  expect(withFinish(live, finish, known, null)).toMatchObject({ status: 'ended', endedBecause: null });
});

it('when the caller is known, then why the call ended is kept', () => {
  const words = { statedName: null, renames: false, title: null, summary: null };
  const kept = withFinish(live, finish, { businessId: 'default', identityId: 7 }, words);
  expect(kept.endedBecause).toBe(finish.endedBecause);
});
