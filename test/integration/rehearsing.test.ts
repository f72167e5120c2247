import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CommandInput } from '#contract/commands.ts';
import type { AppEvent } from '#contract/events.ts';
import { ANA, aRing, aTranscription, FAMILY } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

type Played = CommandInput<'rehearse.finish'>;

let app: TestApp;
let owner: ReturnType<typeof ownerOf>;
let ana: string;
const clock = createTestClock();
const AT = '2026-11-20T12:00:00.000Z';

const played = (over: Partial<Played> = {}): Played => ({
  business: 'default',
  callerId: ana,
  at: AT,
  turns: [
    { role: 'agent', text: 'Hello, how can I help?' },
    { role: 'caller', text: 'Actually, afternoons are better for me now. And I am allergic to latex.' },
    { role: 'agent', text: 'We will call you back tomorrow about the order.' },
  ],
  collected: { preferred_time: 'afternoons', allergies: 'latex' },
  keep: false,
  ...over,
});
const ring = (callerId: string | null = ana) => owner.ask('rehearse.ring', { business: 'default', callerId, at: AT });
/** What a ring would be answered, without what is different each time. */
async function told(): Promise<unknown> {
  const { pack, prompt } = await ring();
  const { call_ref: _ref, ...variables } = pack.variables;
  return { ...pack, variables, prompt };
}
/** Every row of every table, those of the search index too; that somebody looked is written down later, and is not memory. */
const stored = (): Record<string, unknown[]> =>
  readDatabase(app.dataDir, (db) => {
    const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    const rows = tables
      .filter((name) => name !== 'audit_log')
      .map((name) => [name, db.prepare(`SELECT * FROM "${name}"${kept(name)}`).all()]);
    return Object.fromEntries(rows) as Record<string, unknown[]>;
  });
const kept = (table: string): string => (table === 'sqlite_sequence' ? ` WHERE name <> 'audit_log'` : '');

beforeEach(async () => {
  app = await startTestApp({ now: clock.now });
  owner = ownerOf(app);
  await app.finish(aTranscription({ startedAt: clock.now() }));
  await app.settled();
  ana = (await owner.personOf(ANA)).id;
});
afterEach(() => app.stop());

describe('a rehearsed ring', () => {
  it('when a known caller rings, then it is the answer of a real ring, and nothing is written or announced', async () => {
    const before = stored();
    const heard: AppEvent[] = [];
    app.bus.subscribe((event) => heard.push(event));

    const { pack, prompt } = await ring();

    expect(pack).toMatchObject({ kind: 'known', sentAt: AT });
    expect(pack.firstMessage).toContain('Ana');
    expect(pack.lines.map(({ text }) => text).join('\n')).toContain('mornings');
    expect(prompt).toContain('mornings');
    await app.settled();
    expect(stored()).toEqual(before);
    expect(heard).toEqual([]);
    await app.ring(aRing({ call_sid: 'CA4711' }));
    await app.settled();
    const real = await owner.call('CA4711');
    expect(real.pack?.lines.map(({ text }) => text)).toEqual(pack.lines.map(({ text }) => text));
  });

  it('when somebody new rings, then nothing of anybody is told', async () => {
    const { pack, prompt } = await ring(null);
    expect(pack.kind).toBe('new');
    expect(JSON.stringify([pack, prompt])).not.toMatch(/Ana|mornings/);
  });

  it('when the clock stands at another day, then that day is told', async () => {
    const { pack } = await owner.ask('rehearse.ring', {
      ...{ business: 'default', callerId: ana },
      at: '2027-03-05T09:00:00.000Z',
    });
    expect(pack.variables['today']).toContain('2027-03-05');
  });

  it.each([
    ['another business’s caller', { business: 'salon' }],
    ['nobody there is', { callerId: '00000000-0000-4000-8000-000000000000' }],
    ['a business there is not', { business: 'nowhere' }],
  ])('when it is to be %s, then it is not found', async (_who, over) => {
    await app.api('PUT', '/api/businesses/salon', { name: 'The salon' });
    const asked = { business: 'default', callerId: ana, at: AT, ...over };
    expect((await app.api('POST', '/api/rehearse.ring', asked)).status).toBe(404);
    expect((await app.api('POST', '/api/rehearse.finish', { ...played(), ...over })).status).toBe(404);
  });
});

describe('a rehearsed call', () => {
  it('when it is over, then it says what would be learned and what would fall, and every row stays as it was', async () => {
    const before = { rows: stored(), told: await told() };
    const heard: AppEvent[] = [];
    app.bus.subscribe((event) => heard.push(event));

    const result = await owner.ask('rehearse.finish', played());

    expect(result).toMatchObject({ kept: false, callId: null });
    expect(result.learned.map(({ slot, value, status }) => [slot, value, status])).toEqual(
      expect.arrayContaining([
        ['preferred_time', 'afternoons', 'active'],
        ['allergies', 'latex', 'active'],
      ]),
    );
    expect(result.superseded).toMatchObject([{ slot: 'preferred_time', value: 'mornings', status: 'superseded' }]);
    await app.settled();
    expect(stored()).toEqual(before.rows);
    expect(await told()).toEqual(before.told);
    expect(heard).toEqual([]);
  });

  it('when it is kept, then it is a call like any other, marked, without cost, and not counted', async () => {
    clock.forward(180);
    const counts = (await owner.ask('today.get', {})).counts;
    const heard: AppEvent[] = [];
    app.bus.subscribe((event) => heard.push(event));

    const { callId, kept } = await owner.ask('rehearse.finish', played({ keep: true }));

    expect(kept).toBe(true);
    const call = await owner.call(callId ?? '');
    expect(call).toMatchObject({ rehearsal: true, status: 'ended', callerId: ana, costCredits: null, costUsd: null });
    expect(call.turns).toHaveLength(3);
    // How the whole thing stands is looked at by the clock, a moment after any call: no news of this one.
    const news = heard.map(({ name }) => name).filter((name) => name !== 'condition.changed');
    expect(news).toEqual(['call.changed', 'caller.changed']);
    expect(await told()).toMatchObject({ kind: 'known' });
    expect((await ring()).prompt).toContain('afternoons');
    expect((await owner.ask('today.get', {})).counts).toEqual(counts);
    expect((await owner.ask('calls.list', { query: 'latex' })).calls).toMatchObject([{ id: callId, rehearsal: true }]);
    const listed = (await owner.ask('calls.list', {})).calls;
    expect(listed.map(({ rehearsal }) => rehearsal)).toEqual([true, false]);
    await owner.ask('callers.forget', { id: ana });
    expect((await owner.ask('calls.list', {})).calls).toEqual([]);
  });

  it('when somebody new calls, then they are only a caller if it is kept', async () => {
    const call = { callerId: null, turns: [{ role: 'caller', text: 'My name is Ben Okafor.' }] } as const;
    const over = { ...call, turns: [...call.turns], collected: { customer_name: 'Ben Okafor' } };
    const names = async () => (await owner.ask('callers.list', {})).callers.map(({ name }) => name);

    const first = await owner.ask('rehearse.finish', played(over));
    expect(first.learned).toMatchObject([{ slot: 'customer_name', value: 'Ben Okafor' }]);
    expect(await names()).toEqual(['Ana Lopez']);
    clock.forward(1);
    await owner.ask('rehearse.finish', played({ ...over, at: '2026-11-20T09:30:00.000Z', keep: true }));
    expect(await names()).toEqual(['Ben Okafor', 'Ana Lopez']);
  });

  it('when a number is shared and nobody says who speaks, then what was said is told, and nobody’s memory of it', async () => {
    const family = (name: string, conversationId: string) =>
      aTranscription({
        ...{ conversationId, callSid: conversationId, from: FAMILY, startedAt: new Date('2026-11-20T09:00:00.000Z') },
        ...{ turns: [['user', `My name is ${name}.`]], collected: { customer_name: name } },
      });
    for (const [name, id] of [
      ['Mia Berg', 'conv_mia'],
      ['Olaf Berg', 'conv_olaf'],
    ] as const)
      await app.finish(family(name, id));
    await app.settled();
    const { callers } = await owner.ask('callers.list', { query: 'Mia' });
    const before = stored();

    const result = await owner.ask('rehearse.finish', played({ callerId: callers[0]?.id ?? null }));

    expect(result.learned.map(({ value }) => value)).toContain('latex');
    expect(result.superseded).toEqual([]);
    expect(stored()).toEqual(before);
  });

  it('when it lies in the future, then it may be played and not kept', async () => {
    const at = new Date(clock.now().getTime() + 60_000).toISOString();
    expect((await app.api('POST', '/api/rehearse.finish', played({ at, keep: true }))).status).toBe(400);
    expect((await app.api('POST', '/api/rehearse.finish', played({ at }))).status).toBe(200);
  });

  it('when a number is said, then it is kept no more than in a real call', async () => {
    clock.forward(180);
    const turns = [{ role: 'caller' as const, text: `My other number is ${FAMILY}, please.` }];
    const { callId } = await owner.ask('rehearse.finish', played({ keep: true, turns }));
    expect((await owner.call(callId ?? '')).turns[0]?.text).not.toContain(FAMILY.slice(2));
  });
});

describe('the scripts', () => {
  it('when they are listed, then each can be opened, and played to its end against nobody', async () => {
    const { scripts } = await owner.ask('rehearsals.list', {});
    expect(scripts.map(({ id }) => id)).toEqual(['dentist', 'garage', 'salon']);
    const before = stored();

    for (const { id, calls: count } of scripts) {
      const { calls } = await owner.ask('rehearse.script', { id });
      expect(calls).toHaveLength(count);
      for (const { turns, collected } of calls)
        await owner.ask('rehearse.finish', played({ callerId: null, turns, collected }));
    }

    expect(stored()).toEqual(before);
  });

  it.each(['demo', '../../package', 'nothing'])('when %s is asked for, then it is not found', async (id) => {
    expect((await app.api('POST', '/api/rehearse.script', { id })).status).toBe(404);
  });
});
