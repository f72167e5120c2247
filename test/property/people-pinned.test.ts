import fc from 'fast-check';
import { expect, it } from 'vitest';

import { canonicalState } from '../support/canonical-state.ts';
import { aTranscription, BEN, FAMILY, type Call } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Later than all the calls, and standing still: arrival must not matter. */
const NOW = new Date('2026-11-20T18:00:00.000Z');
const RUNS = 12;

const said = (index: number, from: string, words: string, likes: string): Partial<Call> => ({
  ...{ conversationId: `conv_${index}`, callSid: `CA_${index}`, from, collected: { likes } },
  startedAt: new Date(Date.UTC(2026, 10, 20, 8 + index)),
  turns: [['user', words]],
});
const before = [
  said(0, FAMILY, 'My name is Anna Berg.', 'jazz'),
  said(1, FAMILY, 'Something nameless.', 'beer'),
  said(2, FAMILY, 'Nameless again.', 'tea'),
  said(3, BEN, 'My name is Carl Winter.', 'cocoa'),
  said(4, BEN, 'This is Dora Winter.', 'milk'),
];
const after = [
  said(5, FAMILY, 'My name is Anna Berg.', 'rain'),
  said(6, FAMILY, 'My name is Ben Berg.', 'snow'),
  said(7, BEN, 'My name is Carl Winter.', 'wind'),
  said(8, BEN, 'This is Dora Winter.', 'hail'),
];

async function deliver(app: TestApp, calls: readonly Partial<Call>[]): Promise<void> {
  for (const call of calls) {
    await app.finish(aTranscription(call));
    await app.settled();
  }
}

/** Which calls are one person's, by their numbers here. */
async function peopleOf(app: TestApp): Promise<number[][]> {
  const people = new Map<string | null, number[]>();
  for (let index = 0; index < before.length + after.length; index += 1) {
    const { callerId } = await ownerOf(app).call(`conv_${index}`);
    people.set(callerId, [...(people.get(callerId) ?? []), index]);
  }
  return [...people.values()];
}

/** The first calls, what the owner sorts out about them, then more calls and any of them again. */
async function stateAfter(
  early: readonly Partial<Call>[],
  late: readonly Partial<Call>[],
): Promise<{ people: number[][]; everything: unknown }> {
  const app = await startTestApp({ now: () => NOW });
  try {
    await deliver(app, early);
    const owner = ownerOf(app);
    const who = async (index: number) => (await owner.call(`conv_${index}`)).callerId ?? '';
    const id = async (index: number) => (await owner.call(`conv_${index}`)).id;
    await owner.ask('callers.split', { id: await who(0), callIds: [await id(1)], name: 'Ben Berg' });
    await owner.ask('callers.merge', { keep: await who(3), gone: await who(4) });
    await owner.ask('calls.assign', { callId: await id(2), callerId: await who(3) });
    await deliver(app, late);
    return { people: await peopleOf(app), everything: canonicalState(app.dataDir) };
  } finally {
    await app.stop();
  }
}

const orders = fc.tuple(
  fc.shuffledSubarray(before, { minLength: before.length }),
  fc
    .tuple(fc.shuffledSubarray(before), fc.constant(after))
    .chain(([again, fresh]) => fc.shuffledSubarray([...again, ...fresh], { minLength: again.length + fresh.length })),
);

it('when the owner sorted people out, then calls that come late or again, in any order, leave it so', async () => {
  const expected = await stateAfter(before, after);
  expect(expected.people).toEqual([
    [0, 5],
    [1, 6],
    [2, 3, 4, 7, 8],
  ]);
  await fc.assert(
    fc.asyncProperty(orders, async ([early, late]) => {
      expect(await stateAfter(early, late)).toEqual(expected);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
