import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it, vi } from 'vitest';

import type { ShownText } from '#contract/texts.ts';

import { serve, tempDir, type Served } from '../cli/support.ts';
import { createRandom, type Random } from '../receptionist/random.ts';
import { ownerOf } from '../support/owner.ts';
import { workingWeek } from '../support/people-and-shops.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { startTestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const ROUNDS = 6;
const A_ROUND = 8;
const TOKEN = 'api-token-for-tests-0123456789abcdef';
const PUBLIC = 'https://linekeeper.example';
const ALWAYS = { quietFrom: '00:00', quietTo: '00:00', kinds: { reminder: false } };
const IN_LONDON = { timeZone: 'Europe/London' } as const;

type World = Awaited<ReturnType<typeof pretended>>;
type Owner = ReturnType<typeof ownerOf>;

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function ownerAt(server: Served): Owner {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const door = new URL(server.deskUrl).origin;
  return ownerOf({
    api: (method, path, body) => fetch(`${door}${path}`, { method, headers, body: JSON.stringify(body) }),
  });
}

/** A shop with texts on, whose hours are free from the day after tomorrow on. */
async function setUp({ ask }: Owner): Promise<{ serviceId: string; starts: string[] }> {
  await ask('businesses.save', {
    ...{ id: 'default', name: 'Salon Marigold', zone: 'Europe/London', region: 'US', hours: workingWeek },
  });
  await ask('texts.save', { settings: { ...ALWAYS, on: true } });
  await ask('staff.save', { name: 'Maya' });
  const { id: serviceId } = await ask('services.save', { name: 'Cut', minutes: 60 });
  const { slots } = await ask('availability.get', { serviceId, from: dayIn(2), to: dayIn(20), limit: 2000 });
  // Times of which each leaves the next one free.
  const starts = slots.map(({ start }) => start).filter((start) => start.endsWith(':00:00.000Z'));
  return { serviceId, starts };
}

/**
 * Books as many appointments at once and kills the process at one of the texts: before Twilio does anything, before or
 * after it has done so, or a few milliseconds later.
 */
async function round(world: World, server: Served, random: Random, book: () => Promise<unknown>[]): Promise<void> {
  const gone = once(server.child, 'exit');
  const [nth, isDone, wait] = [random.between(1, A_ROUND), random.below(3) > 0, random.below(4) * 3];
  const when = isDone && random.below(2) === 0 ? 'after' : 'before';
  if (!isDone) world.twilio.faults.add({ path: /Messages/, fault: { kind: 'reset' }, after: nth - 1, times: 1 });
  let texts = 0;
  world.twilio.watch = async (moment) => {
    if (!moment.isWrite || moment.when !== when || (texts += 1) !== nth) return;
    const killed = delay(wait).then(() => server.child.kill('SIGKILL'));
    if (wait === 0) await killed.then(() => gone);
  };
  await Promise.allSettled(book());
  await gone;
  world.twilio.watch = () => undefined;
  world.twilio.faults.clear();
}

const confirmations = async ({ ask }: Owner): Promise<ShownText[]> =>
  (await ask('texts.list', { limit: 200 })).texts.filter(({ kind }) => kind === 'confirmation');

/** The time that a text speaks of, as it is written in it. */
function writtenIn(body: string): string {
  const [, written = 'none'] = /is on \w+,? (\d+ \w+ at \d\d:\d\d)\./.exec(body) ?? [];
  return written;
}

function writtenOf({ about }: ShownText): string {
  const at = new Date(about);
  const day = new Intl.DateTimeFormat('en-GB', { ...IN_LONDON, day: 'numeric', month: 'short' }).format(at);
  return `${day} at ${new Intl.DateTimeFormat('en-GB', { ...IN_LONDON, timeStyle: 'short' }).format(at)}`;
}

const stateOf = ({ state, problem }: ShownText): string => [state, problem?.code ?? ''].join(' ').trim();

describe('F1: a process that is killed while it hands texts over', () => {
  it('when it was killed six times, then no text was sent twice, and each is sent or told to be unknown', async () => {
    const seed = Date.now() % 100_000;
    const random = createRandom(seed);
    const world = await pretended();
    const env = {
      ...{ ...accountEnv(world), LINEKEEPER_API_TOKEN: TOKEN, PUBLIC_BASE_URL: PUBLIC },
      ...{ TWILIO_PHONE_NUMBER: SHOP_LINE, LINEKEEPER_PHONE_REGION: 'US', LINEKEEPER_TIME_ZONE: 'Europe/London' },
    };
    const dir = tempDir();
    let shop: Awaited<ReturnType<typeof setUp>> | undefined;
    const acknowledged = new Set<string>();
    for (let n = 0; n < ROUNDS; n += 1) {
      const server = await serve([], env, dir);
      const owner = ownerAt(server);
      const { serviceId, starts } = (shop ??= await setUp(owner));
      const book = async (start: string): Promise<void> => {
        await owner.ask('appointments.book', { serviceId, start, name: 'Ada', contact: CALLER });
        acknowledged.add(start);
      };
      await round(world, server, random, () => starts.splice(0, A_ROUND).map(book));
    }
    const server = await serve([], env, dir);
    world.outside.lead(PUBLIC, server.webhookUrl);
    const owner = ownerAt(server);
    const isOver = (text: ShownText): boolean => !['waiting', 'sending'].includes(text.state);
    const { appointments } = await owner.ask('appointments.list', { from: dayIn(1), to: dayIn(30) });
    // What a kill left between a booking and its text is made up for a few seconds after the start.
    await vi.waitFor(async () => {
      const texts = await confirmations(owner);
      expect(texts.every(isOver)).toBe(true);
      expect(appointments.filter(({ id }) => !texts.some(({ appointmentId }) => appointmentId === id))).toEqual([]);
    }, 30_000);

    const label = `seed ${seed}`;
    const texts = await confirmations(owner);
    const written = world.twilio.state.messages.map(({ body }) => writtenIn(body));
    expect(written.toSorted(), label).toEqual([...new Set(written)].toSorted());
    expect(
      [...acknowledged].filter((start) => !texts.some(({ about }) => about === start)),
      label,
    ).toEqual([]);
    const known = texts.filter(({ state }) => state === 'sent');
    expect(
      known.filter((text) => !written.includes(writtenOf(text))),
      label,
    ).toEqual([]);
    const lost = texts.filter(({ state }) => state !== 'sent');
    expect(new Set(lost.map(stateOf)), label).toEqual(new Set(['unknown texts_unknown']));
    expect(lost.length, label).toBeLessThanOrEqual(ROUNDS);

    // A report settles what is not known.
    const told = lost.find((text) => written.includes(writtenOf(text)));
    const message = world.twilio.state.messages.find(({ body }) => told && writtenIn(body) === writtenOf(told));
    if (message) await world.twilio.passesOn(message, 'delivered');
    const after = await confirmations(owner);
    expect(after.filter(({ state }) => state === 'delivered').length, label).toBe(message ? 1 : 0);
    expect(await server.stop()).toBe(0);

    // And so does Twilio's own list, of which none of them is sent anew.
    const clock = createTestClock(new Date().toISOString());
    const app = await startTestApp({ dataDir: server.dataDir, env, now: clock.now });
    const isKnown = (text: ShownText): boolean => written.includes(writtenOf(text));
    const ends = ['true sent', 'true delivered', 'false failed texts_not_there'];
    await vi.waitFor(async () => {
      clock.forward(5);
      await ownerOf(app).ask('settings.save', { retention: { transcripts: 90 } });
      const states = (await confirmations(ownerOf(app))).map((text) => `${isKnown(text)} ${stateOf(text)}`);
      expect(states.filter((state) => !ends.includes(state))).toEqual([]);
    }, 20_000);
    await app.stop();
    expect(world.twilio.state.messages).toHaveLength(written.length);
  }, 120_000);
});
