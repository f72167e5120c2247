import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { CommandInput, CommandName } from '#contract/commands.ts';
import { openEvents } from '../support/event-reader.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';
import { browserFetch, openSession } from '../support/window-client.ts';

const PIN = '739105';
const OTHER = 'marigold and thyme';

let app: TestApp;
let clock: ReturnType<typeof createTestClock>;
beforeEach(async () => {
  clock = createTestClock();
  app = await startTestApp({ now: clock.now, keep: true });
});
afterEach(async () => {
  await app.stop();
  rmSync(app.dataDir, { recursive: true, force: true });
});

/** A window in a browser: what is answered, with its status. */
async function aWindow(cookie?: string) {
  const session = cookie ?? (await openSession(app));
  const desk = app.deskUrl ?? '';
  const through = browserFetch(desk, session);
  const ask = async <N extends CommandName>(name: N, input: CommandInput<N>) => {
    const json = { 'content-type': 'application/json' };
    const response = await through(`${desk}/api/${name}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(input),
    });
    const reply = (await response.json()) as { data?: never; error?: { reason: { code: string; values: object } } };
    return { status: response.status, data: reply.data as unknown, reason: reply.error?.reason };
  };
  const role = async (): Promise<unknown> => ((await ask('access.get', {})).data as { role: string }).role;
  return { ask, role, session, through, desk };
}
const trail = async () => {
  const { lines } = await ownerOf(app).ask('audit.list', {});
  const words = lines.map(({ who, did, action }) => `${who} ${did === 'refused' ? 'refused ' : ''}${action}`);
  return words.filter((line) => line.includes(' access.'));
};

it('when no PIN is set, then every window is the owner’s; when one is, then it is where it was set and nowhere else', async () => {
  const [mine, other] = [await aWindow(), await aWindow()];
  expect([await mine.role(), await other.role()]).toEqual(['owner', 'owner']);
  expect(await mine.ask('access.set-pin', { pin: '123456' })).toMatchObject({
    status: 400,
    reason: { code: 'access_pin_plain' },
  });
  await mine.ask('access.set-pin', { pin: PIN });
  expect([await mine.role(), await other.role(), await (await aWindow()).role()]).toEqual(['owner', 'staff', 'staff']);

  expect(await other.ask('settings.get', {})).toMatchObject({ status: 403, reason: { code: 'access_owner_only' } });
  expect(await other.ask('access.set-pin', { pin: OTHER, current: PIN })).toMatchObject({ status: 403 });
  expect((await other.ask('access.unlock', { pin: PIN })).data).toMatchObject({ role: 'owner', hasPin: true });
  expect((await other.ask('settings.get', {})).status).toBe(200);
  // A window that was left unlocked changes no PIN.
  expect(await mine.ask('access.set-pin', { pin: OTHER })).toMatchObject({ status: 403 });
  expect(await mine.ask('access.remove-pin', {})).toMatchObject({ status: 403 });
  expect((await mine.ask('access.set-pin', { pin: OTHER, current: PIN })).status).toBe(200);
  expect([await mine.role(), await other.role()]).toEqual(['owner', 'staff']);
  await mine.ask('access.lock', {});
  expect(await mine.role()).toBe('staff');
  expect(await trail()).toEqual([
    ...['owner access.locked', 'owner access.pin-changed', 'owner access.pin-wrong', 'owner access.pin-wrong'],
    ...['owner access.unlocked', 'staff refused access.set-pin', 'owner access.pin-set'],
  ]);
  const kept = readDatabase(app.dataDir, (db) => JSON.stringify(db.prepare('SELECT * FROM settings').all()));
  expect(kept).not.toMatch(/739105|marigold/u);
});

it('when the token asks, then it is the owner’s with any PIN, and takes a forgotten one away', async () => {
  const window = await aWindow();
  await window.ask('access.set-pin', { pin: PIN });
  await window.ask('access.lock', {});
  expect(await ownerOf(app).ask('access.get', {})).toMatchObject({ role: 'owner', hasPin: true });
  await app.execute('access.remove-pin', {}, 'cli');
  expect(await window.role()).toBe('owner');
  expect((await trail())[0]).toBe('cli access.pin-removed');
});

it('when a locked window adds a token that is none to what it asks, then it is nobody, and not the owner', async () => {
  const window = await aWindow();
  await window.ask('access.set-pin', { pin: PIN });
  await window.ask('access.lock', {});
  for (const name of ['settings.get', 'access.remove-pin']) {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer of-nobody' };
    const sent = { method: 'POST', headers: { ...headers, 'x-linekeeper-asks': 'cli' }, body: '{}' };
    expect((await window.through(`${window.desk}/api/${name}`, sent)).status).toBe(401);
  }
  expect(await window.role()).toBe('staff');
});

it('when wrong PINs follow each other, then none is looked at for a while, the right one neither, also after a restart', async () => {
  const window = await aWindow();
  await window.ask('access.set-pin', { pin: PIN });
  await window.ask('access.lock', {});
  for (let tries = 0; tries < 3; tries += 1)
    expect(await window.ask('access.unlock', { pin: '000000' })).toMatchObject({ status: 403 });
  const refused = { status: 503, reason: { code: 'access_wait', values: { seconds: 15 } } };
  expect(await window.ask('access.unlock', { pin: PIN })).toMatchObject(refused);

  await app.stop();
  app = await startTestApp({ now: clock.now, dataDir: app.dataDir, keep: true });
  const again = await aWindow(window.session);
  expect(await again.ask('access.unlock', { pin: PIN })).toMatchObject(refused);
  expect((await again.ask('access.get', {})).data).toMatchObject({ waitUntil: '2026-11-20T10:00:15.000Z' });
  // A clock that is put back makes the wait no longer.
  clock.forward(-60 * 24);
  expect(await again.ask('access.unlock', { pin: PIN })).toMatchObject(refused);
  clock.forward(0.25);
  expect(await again.ask('access.unlock', { pin: '000000' })).toMatchObject({ status: 403 });
  expect(await again.ask('access.unlock', { pin: PIN })).toMatchObject({ reason: { values: { seconds: 30 } } });
  clock.forward(0.5);
  expect((await again.ask('access.unlock', { pin: PIN })).status).toBe(200);
  expect((await trail()).filter((line) => line === 'staff access.pin-wrong')).toHaveLength(4);
});

it('when several PINs are tried at once, then one of them is looked at', async () => {
  const window = await aWindow();
  await window.ask('access.set-pin', { pin: PIN });
  await window.ask('access.lock', {});
  const tried = await Promise.all(
    ['000000', '111112', '222223', PIN].map((pin) => window.ask('access.unlock', { pin })),
  );
  expect(tried.map(({ status }) => status).toSorted()).toEqual([403, 503, 503, 503]);
});

it('when nobody touched a window for ten minutes, then it is the staff’s, however much it asks by itself', async () => {
  const window = await aWindow();
  await window.ask('access.set-pin', { pin: PIN });
  clock.forward(9);
  await window.ask('access.stay', {});
  clock.forward(9);
  expect((await window.ask('settings.get', {})).status).toBe(200);
  clock.forward(1);
  expect((await window.ask('settings.get', {})).status).toBe(403);
  await window.ask('access.stay', {});
  expect(await window.role()).toBe('staff');
  expect((await trail())[0]).toBe('program access.locked-idle');
  await window.ask('access.unlock', { pin: PIN });
  await window.ask('access.save', { idleMinutes: 60 });
  clock.forward(59);
  expect(await window.role()).toBe('owner');
  // Asleep, its timers stood still: what is on the screen goes as it wakes.
  const heard: string[] = [];
  app.bus.subscribe(({ name }) => heard.push(name));
  clock.forward(2);
  app.tunnel.woke();
  expect(heard).toContain('access.changed');
});

it('when staff ask for what is the owner’s, then it is told once an hour what was refused, and nothing of what was in it', async () => {
  await app.ring(aRing());
  await app.finish(aTranscription({ startedAt: clock.now() }));
  await app.settled();
  const { id } = await ownerOf(app).personOf(ANA);
  const window = await aWindow();
  await window.ask('access.set-pin', { pin: PIN });
  await window.ask('access.lock', {});
  const refusals = async () => (await ownerOf(app).ask('audit.list', {})).lines.filter(({ who }) => who === 'staff');

  const rest = { at: '2026-11-20T10:00:00.000Z', who: 'staff', did: 'refused', subject: null };
  for (let times = 0; times < 3; times += 1) await window.ask('callers.get', { id });
  await window.ask('notes.add', { note: 'kakekikokukak', phone_hash: hashOf(ANA) });
  await window.ask('access.set-pin', { pin: OTHER, current: 'lalelilolulal' });
  // What nobody has a command for is no command that was refused.
  await window.ask('nothing.of-ours' as 'callers.get', { id });
  expect(await refusals()).toMatchObject([
    { ...rest, action: 'access.set-pin' },
    { ...rest, action: 'notes.add' },
    { ...rest, action: 'callers.get' },
  ]);
  clock.forward(61);
  await window.ask('callers.get', { id });
  expect((await refusals()).map(({ action }) => action).filter((action) => action === 'callers.get')).toHaveLength(2);
  const rows = readDatabase(app.dataDir, (db) => JSON.stringify(db.prepare('SELECT * FROM audit_log').all()));
  expect(rows).toContain('refused.notes.add');
  expect(rows).not.toMatch(new RegExp(`kakekik|lalelil|marigold|${hashOf(ANA)}|Ana`, 'u'));
  // The owner's own are refused by nobody.
  await window.ask('access.unlock', { pin: PIN });
  await window.ask('callers.get', { id });
  expect(await refusals()).toHaveLength(4);
});

it('when staff look, then they see who and when, and nothing of what was said, costs or is remembered', async () => {
  await app.ring(aRing());
  await app.finish(aTranscription({ startedAt: clock.now() }));
  await app.settled();
  const owner = ownerOf(app);
  const { id } = await owner.personOf(ANA);
  await owner.ask('callers.remember', { callerId: id, slot: 'allergies', value: 'dodidudadodek' });
  await owner.ask('notes.add', { note: 'kakekikokukak', phone_hash: hashOf(ANA) });
  const window = await aWindow();
  await window.ask('access.set-pin', { pin: PIN });
  await window.ask('access.lock', {});

  const { frames, leave } = await openEvents(window.desk, { cookie: window.session });
  await expect.poll(() => frames.length).toBe(1);
  const { callers } = (await window.ask('callers.list', {})).data as {
    callers: { name: string; maskedNumbers: string[] }[];
  };
  expect(callers).toMatchObject([{ name: 'Ana Lopez', maskedNumbers: ['••23'], pendingFacts: 0 }]);
  expect((await window.ask('callers.list', { query: 'ana' })).data).toMatchObject({ callers: [{ id }] });
  for (const query of ['dodidudadodek', 'allergies', ANA, 'dodi ana'])
    expect((await window.ask('callers.list', { query, limit: 1 })).data).toEqual({ callers: [], nextCursor: null });

  await owner.ask('callers.remember', { callerId: id, slot: 'likes', value: 'lilolulalil' });
  const call = await owner.call('conv_0001');
  app.bus.publish('call.changed', call);
  app.bus.publish('task.changed', { ...aTask(id), text: 'pepopupipep' });
  app.bus.publish('talk.said', {
    id: call.id,
    turn: { position: 0, role: 'caller', text: 'tatetitotut', atSeconds: 1 } as never,
  });
  app.bus.publish('front-desk.changed', { business: 'default' });
  await expect.poll(() => frames.at(-1)?.data).toContain('front-desk.changed');
  expect(frames.map(({ data }) => (JSON.parse(data) as { name?: string }).name).slice(1)).toEqual([
    ...['caller.changed', 'call.changed', 'task.changed', 'front-desk.changed'],
  ]);

  const asked = ['today.get', 'businesses.list', 'waitlist.list', 'callers.list'] as const;
  const answers = await Promise.all(asked.map((name) => window.ask(name, {})));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const seen = JSON.stringify([answers, frames]);
  expect(seen).not.toMatch(/dodidud|kakekik|lilolul|pepopup|tatetit|conv_0001/u);
  expect(seen).not.toContain(call.summary ?? 'no summary');
  expect(call.summary).not.toBeNull();
  for (const path of [`/api/calls/${call.id}/audio`, '/api/status', `/api/calls/${call.id}`])
    expect((await window.through(`${window.desk}${path}`)).status).toBe(403);
  const ticket = await window.through(`${window.desk}/api/desk.ticket`, { method: 'POST' });
  expect(ticket.status).toBe(403);
  leave();
});

const aTask = (callerId: string) => ({
  ...{ id: '0192f0c1-0000-7000-8000-00000000000a', kind: 'promise' as const, callerId, callId: null },
  ...{ due: null, createdAt: '2026-11-20T10:00:00.000Z', doneAt: null },
});
