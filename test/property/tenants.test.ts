import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stringsInFiles } from '../receptionist/file-search.ts';
import { ANA, BEN, FAMILY } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { openShops, type Shop } from '../support/shops.ts';
import { crossedRows, filesIn } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const RUNS = 20;
const callers = [ANA, BEN, FAMILY, 'anonymous'] as const;
const shopIds = ['default', 'salon', 'dentist'] as const satisfies readonly Shop[];
const deeds = ['call', 'echo only', 'ring knows no shop', 'tool', 'fact', 'note', 'forget'] as const;

type Step = { deed: (typeof deeds)[number]; shop: Shop; from: string; name: string };
/** A word and who may be told it: one caller of one shop, or everybody who calls that shop. */
type Planted = { word: string; shop: Shop; from: string | null };

const step: fc.Arbitrary<Step> = fc.record({
  deed: fc.constantFrom(...deeds),
  shop: fc.constantFrom(...shopIds),
  from: fc.constantFrom(...callers),
  name: fc.constantFrom('Ana Lopez', 'Ana Lopez', 'Ben Okafor'),
});

/** A word of 13 letters whose middle stands nowhere else, as the file search wants it. */
function canary(index: number): string {
  const letter = (digit: number): string => 'bdfgklmnpr'.charAt(digit % 10);
  const [low, high] = [letter(index), letter(Math.floor(index / 10))];
  return `zozo${low}u${high}a${low}ikok`;
}

/** Plays one step, in which the word is said, typed or noted; `forget` plants nothing. */
function createPlayer(app: TestApp, shops: Awaited<ReturnType<typeof openShops>>) {
  const play: Record<Step['deed'], (step: Step, word: string, callSid: string) => Promise<unknown>> = {
    call: ({ shop, from, name }, word) =>
      shops.called(shop, {
        ...{ from, turns: [['user', `My name is ${name}, I like ${word}.`]] },
        ...{ collected: { customer_name: name, likes: word }, summary: `About ${word}.` },
      }),
    async 'echo only'({ shop, from }, word, callSid) {
      const { user_id } = await shops.ring(shop, { caller_id: from, call_sid: callSid });
      const said = { turns: [['user', `I like ${word}.`]] as const, collected: { likes: word } };
      return shops.called(shop, { from: null, callSid, echo: user_id === undefined ? {} : { user_id }, ...said });
    },
    async 'ring knows no shop'({ shop, from }, word, callSid) {
      await shops.ring('default', { caller_id: from, call_sid: callSid, called_number: null });
      await app.tool('remember', { slot: 'likes', value: word, call_sid: callSid });
      return shops.called(shop, { from, callSid, turns: [['user', `I said ${word}.`]], collected: {} });
    },
    async tool({ shop, from }, word, callSid) {
      await shops.ring(shop, { caller_id: from, call_sid: callSid });
      return app.tool('remember', { slot: 'likes', value: word, call_sid: callSid });
    },
    fact: ({ shop, from }, word) =>
      app.api('POST', `/api/memory/${hashOf(from)}`, { slot: 'likes', value: word, business: shop }),
    note: ({ shop }, word) => app.api('POST', '/api/notes', { note: `Mind the ${word}`, business: shop }),
    async forget({ shop, from }) {
      const path = `/api/callers/${hashOf(from)}?business=${shop}`;
      if ((await app.api('DELETE', path)).status !== 409) return;
      const owner = ownerOf(app);
      for (const { id } of (await owner.ask('callers.list', { business: shop })).callers) {
        const { numbers } = await owner.ask('callers.export', { id });
        if (numbers.includes(from)) await owner.ask('callers.forget', { id });
      }
    },
  };
  return (each: Step, index: number): Promise<unknown> => play[each.deed](each, canary(index), `CAstep${index}`);
}

/** Everything that the product tells about one caller of one shop: to the agent, to its search, to the owner. */
async function toldOf(app: TestApp, shops: Awaited<ReturnType<typeof openShops>>, shop: Shop, from: string) {
  const callSid = `CAlast${shop}${callers.findIndex((each) => each === from)}`;
  const answer = await shops.ring(shop, { caller_id: from, call_sid: callSid });
  const found = await app.tool('recall', { query: 'like said about zozo mind', call_sid: callSid });
  const { facts } = await ownerOf(app).ask('memory.list', { phone_hash: hashOf(from), business: shop });
  return JSON.stringify([answer, found, facts]);
}

/** What should be known at the end, and what should be known to nobody. */
function expected(steps: readonly Step[]) {
  let planted: Planted[] = [];
  const erased: string[] = [];
  for (const [index, { deed, shop, from }] of steps.entries()) {
    if (deed !== 'forget') planted.push({ word: canary(index), shop, from: deed === 'note' ? null : from });
    else {
      erased.push(...planted.filter((one) => one.shop === shop && one.from === from).map(({ word }) => word));
      planted = planted.filter((one) => one.shop !== shop || one.from !== from);
    }
  }
  return { planted, erased };
}

/** Told must be nothing but what is this caller's in this shop; and all of it, where one person alone has the number. */
function judge(steps: readonly Step[], told: string, shop: Shop, from: string): void {
  const here = expected(steps).planted.filter((one) => one.shop === shop);
  const own = here.filter((one) => one.from === null || one.from === from).map(({ word }) => word);
  const words = steps.map((_, index) => canary(index)).filter((word) => told.includes(word));
  expect(words.filter((word) => !own.includes(word))).toEqual([]);

  const names = steps.filter((each) => each.deed === 'call' && each.shop === shop && each.from === from);
  const isOnePerson = new Set(names.map(({ name }) => name)).size < 2 && from !== 'anonymous';
  const about = here.filter((one) => one.from === from).map(({ word }) => word);
  if (isOnePerson) expect(about.filter((word) => !words.includes(word))).toEqual([]);
}

describe('T16: callers of three businesses in one installation', () => {
  it('when anything happens in any order, then no word said to one of them is told or kept by another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const clock = createTestClock();
        const app = await startTestApp({ now: clock.now });
        try {
          const shops = await openShops(app, clock.now);
          const play = createPlayer(app, shops);
          for (const [index, each] of steps.entries()) {
            await play(each, index);
            await app.settled();
            clock.forward(30);
            expect(crossedRows(app.dataDir)).toEqual([]);
          }
          const { erased } = expected(steps);
          expect([...(await stringsInFiles(erased, filesIn(app.dataDir)))]).toEqual([]);
          for (const shop of shopIds)
            for (const from of callers) judge(steps, await toldOf(app, shops, shop, from), shop, from);
        } finally {
          await app.stop();
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
