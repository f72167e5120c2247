import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalState } from '../support/canonical-state.ts';
import { ANA, aFailure, anAudio, aRing, aTranscription, BEN, FAMILY, type Call } from '../support/factories.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Later than all the calls, and standing still: arrival must not matter. */
const NOW = new Date('2026-11-20T18:00:00.000Z');
const RUNS = 30;

type Event = { name: string; send: (app: TestApp) => Promise<unknown> };

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 20, hour));
const calls: readonly Partial<Call>[] = [
  { conversationId: 'conv_1', callSid: 'CA_1', from: ANA, startedAt: at(8) },
  {
    ...{ conversationId: 'conv_2', callSid: 'CA_2', from: FAMILY, startedAt: at(9) },
    turns: [
      ['user', 'My name is Ben Okafor. I am allergic to nuts.'],
      ['agent', 'We will call you back tomorrow.'],
    ],
    collected: { customer_name: 'Ben Okafor', allergies: 'nuts' },
  },
  {
    ...{ conversationId: 'conv_3', callSid: 'CA_3', from: FAMILY, startedAt: at(10) },
    turns: [['user', 'Hello, my name is Clara Okafor, I like jazz.']],
    collected: { customer_name: 'Clara Okafor', likes: 'jazz' },
  },
  {
    ...{ conversationId: 'conv_4', callSid: 'CA_4', from: 'anonymous', startedAt: at(11) },
    turns: [['user', 'I would rather not say who I am.']],
  },
  {
    ...{ conversationId: 'conv_5', callSid: 'CA_5', from: ANA, startedAt: at(12) },
    turns: [['user', 'This is Ana Lopez. Actually, from now on evenings are best for me, not mornings any more.']],
    collected: { customer_name: 'Ana Lopez', preferred_time: 'evenings' },
  },
];

/** One for each call: what is said at the same instant in two calls has no order of its own. */
const drinks = ['green tea', 'cocoa', 'water', 'milk', 'lemonade'];

const events: readonly Event[] = [
  ...calls.flatMap((call, index) => {
    const { conversationId = '', callSid = '', from } = call;
    const ring = (app: TestApp) => app.ring(aRing({ caller_id: from, call_sid: callSid }));
    return [
      { name: `ring ${callSid}`, send: ring },
      {
        name: `ring with conversation ${callSid}`,
        send: (app: TestApp) =>
          app.ring(aRing({ caller_id: from, call_sid: callSid, conversation_id: conversationId })),
      },
      { name: `finish ${conversationId}`, send: (app: TestApp) => app.finish(aTranscription(call)) },
      { name: `audio ${conversationId}`, send: (app: TestApp) => app.finish(anAudio(conversationId, 300_000)) },
      {
        // A tool is called within a call: its ring always comes first.
        name: `tool ${callSid}`,
        send: async (app: TestApp) => {
          await ring(app);
          await app.tool('remember', { slot: 'likes', value: drinks[index], system__call_sid: callSid });
        },
      },
    ];
  }),
  {
    name: 'failure of conv_5',
    send: (app) => app.finish(aFailure({ conversation_id: 'conv_5' }, { CallSid: 'CA_5' })),
  },
  { name: 'failure alone', send: (app) => app.finish(aFailure({}, { To: BEN })) },
  {
    name: 'unknown kind',
    send: (app) => app.finish({ type: 'unredacted_audio', data: { conversation_id: 'conv_4', x: 1 } }),
  },
];

/** Runs groups of events one after the other, those of one group at once. */
async function stateAfter(groups: readonly (readonly Event[])[]): Promise<unknown> {
  const app = await startTestApp({ now: () => NOW });
  try {
    for (const group of groups) {
      await Promise.all(group.map(({ send }) => send(app)));
      if (group.length % 2 === 0) await app.settled();
    }
    await app.settled();
    return canonicalState(app.dataDir);
  } finally {
    await app.stop();
  }
}

const anyOrder = fc
  .tuple(
    fc.shuffledSubarray([...events], { minLength: events.length }),
    fc.array(fc.constantFrom(...events), { maxLength: 15 }),
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 60, maxLength: 60 }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([all, repeats, sizes, places]) => {
    const order = [...all];
    for (const repeat of repeats) order.splice((places.next().value ?? 0) % (order.length + 1), 0, repeat);
    const groups: Event[][] = [];
    for (const size of sizes) if (order.length > 0) groups.push(order.splice(0, size));
    return [...groups, order];
  });

describe('T3, F18: the events of five calls', () => {
  it('when they come in any order, any number of times and several at once, then what is known is the same', async () => {
    const expected = await stateAfter(events.map((event) => [event]));

    await fc.assert(
      fc.asyncProperty(anyOrder, async (groups) => {
        expect(await stateAfter(groups)).toEqual(expected);
      }),
      { numRuns: RUNS, reporter: readable },
    );
  }, 60_000);
});

function readable(details: fc.RunDetails<[Event[][]]>): void {
  if (!details.failed) return;
  const order = (details.counterexample?.[0] ?? [])
    .map((group) => group.map(({ name }) => name).join(' + '))
    .join('\n  ');
  const cause = details.errorInstance instanceof Error ? details.errorInstance.message : '';
  throw new Error(`seed ${details.seed}, path ${details.counterexamplePath ?? ''}\n  ${order}\n${cause}`, {
    cause: details.errorInstance,
  });
}
