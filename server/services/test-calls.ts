import { randomUUID } from 'node:crypto';

import type { Intake } from './intake.ts';
import type { RingLog } from './ring-log.ts';

/** What a rehearsed call is known by: it looks like a call of the provider's, and nobody else can know it. */
export type TestCall = { conversationId: string; callSid: string; hasArrived: () => boolean; end: () => void };

export type TestCalls = ReturnType<typeof createTestCalls>;

/** Calls that go through the real doors to prove that they work, and of which nothing is kept. */
export function createTestCalls() {
  const running = new Set<string>();
  const arrived = new Set<string>();
  const isTest = (id: string | null): boolean => id !== null && running.has(id);

  return {
    begin(): TestCall {
      const id = randomUUID().replaceAll('-', '');
      const conversationId = `conv_test${id}`;
      running.add(conversationId);
      return {
        conversationId,
        callSid: `CA${id}`,
        hasArrived: () => arrived.has(conversationId),
        end: () => void [running, arrived].forEach((each) => each.delete(conversationId)),
      };
    },
    /** A log of rings that leaves rehearsed ones out. */
    keptOut: (log: RingLog): RingLog => ({
      ...log,
      add: (rung) => void (isTest(rung.conversationId) || log.add(rung)),
    }),
    /** An intake that only notes that a rehearsed one came. */
    notedBy: (intake: Intake): Intake => ({
      ...intake,
      take(delivery) {
        const { conversationId } = delivery;
        if (conversationId === null || !isTest(conversationId)) return intake.take(delivery);
        arrived.add(conversationId);
        return Promise.resolve('stored');
      },
    }),
  };
}
