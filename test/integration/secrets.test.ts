import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { SecretName, ShownSecret } from '#contract/settings.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { filesIn, readDatabase } from '../support/stored.ts';
import { startTestApp, TEST_SECRETS, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const FIRST = 'invented-secret-number-one';
const SECOND = 'invented-secret-number-two';
/** An empty value counts as none: these are the owner's to set in the window. */
const UNSET = { LINEKEEPER_INITIATION_SECRET: '', LINEKEEPER_TOOL_SECRET: '', ELEVENLABS_WEBHOOK_SECRET: '' };

let app: TestApp;
const clock = createTestClock();
const set = (name: SecretName, value: string | null): Promise<Response> =>
  app.api('POST', '/api/secrets.set', { name, value });
const shown = async (name: SecretName): Promise<ShownSecret | undefined> =>
  (await ownerOf(app).ask('settings.get', {})).secrets.find((secret) => secret.name === name);
const ringWith = async (secret: string): Promise<number> =>
  (await app.ringRaw(JSON.stringify(aRing()), { 'x-linekeeper-secret': secret })).status;

async function restart(): Promise<void> {
  await app.stop();
  app = await startTestApp({ env: UNSET, now: clock.now, dataDir: app.dataDir, keep: true });
}

const problems = async () => (await ownerOf(app).ask('status.get', {})).problems.map(({ code }) => code);

beforeEach(async () => void (app = await startTestApp({ env: UNSET, now: clock.now, keep: true })));
afterEach(async () => {
  await app.stop();
  rmSync(app.dataDir, { recursive: true, force: true });
});

describe('T27: secrets that the owner sets in the window', () => {
  it('when a secret is set, then its route opens at once, stays open after a restart, and closes when it is taken away', async () => {
    expect(await ringWith(FIRST)).toBe(503);
    expect(await problems()).toContain('initiation_secret_missing');

    expect((await set('initiation', FIRST)).status).toBe(200);

    expect(await ringWith(FIRST)).toBe(200);
    expect(await ringWith(SECOND)).toBe(401);
    expect(await shown('initiation')).toMatchObject({ isSet: true, setBy: 'window', previousUntil: null });
    expect(await problems()).not.toContain('initiation_secret_missing');
    await restart();
    expect(await ringWith(FIRST)).toBe(200);
    await set('initiation', null);
    expect(await ringWith(FIRST)).toBe(503);
    expect(await shown('initiation')).toMatchObject({ isSet: false, setBy: null });
  });

  it('when the webhook’s secret is replaced, then the old one counts for 24 hours, also after a restart, and is then erased', async () => {
    await set('webhook', FIRST);
    await set('webhook', SECOND);
    await set('webhook', SECOND);
    const deliver = async (secret: string, conversationId: string): Promise<number> =>
      (await app.finish(aTranscription({ conversationId }), { secret, at: clock.now() })).status;

    expect(await deliver(FIRST, 'conv_a')).toBe(200);
    expect(await deliver(SECOND, 'conv_b')).toBe(200);
    clock.forward(23 * 60 + 59);
    await restart();
    expect(await deliver(FIRST, 'conv_c')).toBe(200);
    expect((await shown('webhook'))?.previousUntil).not.toBeNull();
    const sealed = (): string =>
      readDatabase(app.dataDir, (db) =>
        db.prepare<[], string>(`SELECT hex(sealed) FROM sealed_secrets WHERE name = 'window:webhook'`).pluck().get(),
      ) ?? '';
    const withPrevious = sealed().length;
    clock.forward(2);
    expect(await deliver(FIRST, 'conv_d')).toBe(401);
    expect(await deliver(SECOND, 'conv_e')).toBe(200);
    expect((await shown('webhook'))?.previousUntil).toBeNull();
    await restart();
    expect(sealed().length).toBeLessThan(withPrevious - 2 * FIRST.length);
    expect(await deliver(SECOND, 'conv_f')).toBe(200);
  });

  it('when the owner’s token is replaced, then the new one opens the desk door at once and other commands find it', async () => {
    await app.stop();
    rmSync(app.dataDir, { recursive: true, force: true });
    app = await startTestApp({ env: { ...UNSET, LINEKEEPER_API_TOKEN: '' }, now: clock.now, keep: true });
    const file = join(app.dataDir, 'api-token');
    const status = async (token: string): Promise<number> =>
      (await fetch(`${app.deskUrl}/api/status`, { headers: { authorization: `Bearer ${token}` } })).status;
    const replace = (token: string, value: string | null): Promise<Response> =>
      fetch(`${app.deskUrl}/api/secrets.set`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'apiToken', value }),
      });
    const made = readFileSync(file, 'utf8').trim();
    const chosen = 'invented-token-that-is-long-enough-0123';

    expect((await replace(made, chosen)).status).toBe(200);

    expect([await status(made), await status(chosen)]).toEqual([401, 200]);
    expect(readFileSync(file, 'utf8').trim()).toBe(chosen);
    expect((await replace(chosen, null)).status).toBe(200);
    expect(await status(chosen)).toBe(401);
    expect(await status(readFileSync(file, 'utf8').trim())).toBe(200);
  });

  it('when a value could never work, then it is refused without being repeated', async () => {
    for (const value of ['curt', 'with a blank in the middle', 'x'.repeat(501)]) {
      const refused = await set('tool', value);
      expect(refused.status).toBe(400);
      expect(await refused.text()).not.toContain(value);
    }
    expect((await shown('tool'))?.isSet).toBe(false);
    expect((await set('masterKey' as SecretName, FIRST)).status).toBe(400);
  });

  it('when secrets are set, then no value stands in an answer, the log or any file', async () => {
    const heard: unknown[] = [];
    app.bus.subscribe((event) => heard.push(event));
    const answers = [];
    for (const name of ['initiation', 'webhook', 'tool', 'modelKey'] as const)
      answers.push(await (await set(name, FIRST)).text(), await (await set(name, SECOND)).text());
    answers.push(JSON.stringify(await ownerOf(app).ask('settings.get', {})), JSON.stringify(heard));

    expect(heard).toContainEqual({ name: 'settings.changed', payload: {} });
    for (const secret of [FIRST, SECOND]) expect(answers.join()).not.toContain(secret);
    app.flushLog();
    for (const file of filesIn(app.dataDir))
      for (const secret of [FIRST, SECOND]) expect(readFileSync(file).includes(secret)).toBe(false);
  });
});

describe('secrets that the environment sets', () => {
  it('when one is to be changed in the window, then that is refused with the variable’s name, and it stays in force', async () => {
    await app.stop();
    app = await startTestApp({ now: clock.now, dataDir: app.dataDir, keep: true });

    const refused = await set('initiation', FIRST);

    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('LINEKEEPER_INITIATION_SECRET');
    expect(await shown('initiation')).toMatchObject({ isSet: true, setBy: 'environment' });
    expect(await shown('apiToken')).toMatchObject({ isSet: true, setBy: 'environment' });
    expect((await set('apiToken', null)).status).toBe(409);
    expect([await ringWith(TEST_SECRETS.initiation), await ringWith(FIRST)]).toEqual([200, 401]);
  });

  it('when one was set in the window before, then the environment wins, and its going away brings the window’s back', async () => {
    await set('initiation', FIRST);
    await app.stop();
    app = await startTestApp({ now: clock.now, dataDir: app.dataDir, keep: true });
    expect([await ringWith(TEST_SECRETS.initiation), await ringWith(FIRST)]).toEqual([200, 401]);

    await restart();

    expect([await ringWith(TEST_SECRETS.initiation), await ringWith(FIRST)]).toEqual([401, 200]);
  });
});
