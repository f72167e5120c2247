import { expect, test } from 'vitest';

import type { CallSummary } from '#contract/calls.ts';
import { withChangedCall } from '../../renderer/src/client/changed-call.ts';

const call: CallSummary = {
  ...{ id: '0198a000-0000-7000-8000-000000000001', conversationId: 'conv_1', callSid: null, businessId: 'default' },
  ...{ callerId: null, callerName: 'Nora Winther', maskedNumber: null, direction: 'inbound', status: 'live' },
  ...{ startedAt: '2026-11-20T09:00:00.000Z', durationSeconds: null, outcome: null, endedBecause: null },
  ...{
    dropped: false,
    title: null,
    summary: null,
    costCredits: null,
    costUsd: null,
    isRinging: false,
    rehearsal: false,
  },
};
const other: CallSummary = { ...call, id: '0198a000-0000-7000-8000-000000000002' };
const ended: CallSummary = { ...call, status: 'ended', durationSeconds: 61 };

test('a changed call replaces its row on every page and leaves the rest as it was', () => {
  const answer = { pages: [{ calls: [other] }, { calls: [call], nextCursor: null }], pageParams: [null, 'a'] };
  const changed = withChangedCall(answer, ended);
  expect(changed).toEqual({
    pages: [{ calls: [other] }, { calls: [ended], nextCursor: null }],
    pageParams: [null, 'a'],
  });
  expect(Object.values(changed as typeof answer)[0]?.[0]).toBe(answer.pages[0]);
});

test('a detail keeps what the announcement does not carry', () => {
  const detail = { ...call, turns: [{ position: 0, text: 'Hello' }] };
  expect(withChangedCall(detail, ended)).toEqual({ ...detail, status: 'ended', durationSeconds: 61 });
});

test('an answer without the call is the same answer', () => {
  const answer = { pages: [{ calls: [other] }], pageParams: [null] };
  expect(withChangedCall(answer, ended)).toBe(answer);
});
