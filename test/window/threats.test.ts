import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';

import { ANA, aTranscription } from '../support/factories.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import type { TestApp } from '../support/test-app.ts';
import { useWindows, withoutBrowser } from '../support/window.ts';

/** A name of the attacker's that leads to this computer, as DNS rebinding makes one. */
const REBOUND = 'desk.attacker.example';

const note = { note: 'Say that the shop has closed for good' };
const ofAna = `/api/memory/${hashOf(ANA)}`;

/** What an attacker would ask of the desk: every kind of route it has behind the session. */
const attempts = [
  ['GET', '/api/events', null],
  ['GET', '/api/openapi.json', null],
  ['GET', '/api/calls', null],
  ['GET', ofAna, null],
  ['POST', ofAna, { fact: 'owes nothing' }],
  ['POST', '/api/notes', note],
  ['POST', '/api/notes.add', note],
  ['POST', '/api/callers.list', {}],
  ['POST', '/api/callers.forget', { id: hashOf(ANA) }],
  ['POST', '/api/settings.save', { switches: { remoteWrites: true } }],
  ['POST', '/api/secrets.set', { name: 'webhook', value: 'wsec_of-the-attacker' }],
] as const;

/** Sends all of them from within the page with whatever it has; each one's status, or that the browser refused. */
function tryAll(page: Page, base: string, init: Record<string, unknown> = {}): Promise<unknown> {
  return page.evaluate(`Promise.all(${JSON.stringify(attempts)}.map(([method, path, body]) =>
    fetch(${JSON.stringify(base)} + path, {
      method, credentials: 'include', ...(body && { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' }, ...${JSON.stringify(init)},
    }).then(({ status }) => status, () => 'refused')))`);
}

/** Everything an attacker could have changed. */
async function stateOf(app: TestApp): Promise<unknown> {
  const { ask, personOf } = ownerOf(app);
  return [await personOf(ANA), await ask('notes.list', {}), await ask('settings.get', {})];
}

describe.skipIf(withoutBrowser)('T5: others who try the desk', () => {
  const windows = useWindows([`--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`]);
  const allOf = (status: unknown): unknown[] => attempts.map(() => status);

  async function shopOfAna(): Promise<{ app: TestApp; desk: string; before: unknown }> {
    const app = await windows.start();
    await app.finish(aTranscription());
    await app.settled();
    return { app, desk: app.deskUrl ?? '', before: await stateOf(app) };
  }

  /** A web server of somebody else's on the same computer: to the browser the same site, so that cookies travel. */
  async function attackersSite(): Promise<string> {
    const page = '<!doctype html><title>Win a prize</title><form method="post" enctype="text/plain"></form>';
    const server = createServer((_req, res) => void res.setHeader('content-type', 'text/html').end(page));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  it('when another site sends requests with the owner’s cookie, then none is taken and nothing changes', async () => {
    const { app, desk, before } = await shopOfAna();
    const site = await attackersSite();
    const { page } = await windows.open({ app, elsewhere: [site] });
    const taken: string[] = [];
    page.on('response', (answer) => {
      if (answer.url().startsWith(desk) && answer.status() < 400) taken.push(answer.url());
    });
    await page.goto(site);
    taken.length = 0;
    expect(await tryAll(page, desk)).toEqual(allOf('refused'));
    expect(await tryAll(page, desk, { mode: 'no-cors', headers: { 'content-type': 'text/plain' } })).toEqual(
      allOf('refused'),
    );
    const image = `new Promise((tell) => Object.assign(new Image(), { src: '${desk}/api/calls', onload: tell, onerror: () => tell('refused') }))`;
    expect(await page.evaluate(image)).toBe('refused');
    for (const [kind, address] of [
      ['EventSource', `${desk}/api/events`],
      ['WebSocket', `${desk.replace('http', 'ws')}/api/events`],
    ]) {
      const opened = `new Promise((tell) => Object.assign(new ${kind}('${address}'), { onopen: tell, onerror: () => tell('refused') }))`;
      expect(await page.evaluate(opened)).toBe('refused');
    }
    const posted = page.waitForResponse(`${desk}/api/notes.add`);
    await page.evaluate(`document.forms[0].action = '${desk}/api/notes.add'; document.forms[0].submit()`);
    expect((await posted).status()).toBe(403);
    expect(taken).toEqual([]);
    expect(await stateOf(app)).toEqual(before);
  });

  it('when another site frames the window, then there is nothing in the frame', async () => {
    const { app, desk } = await shopOfAna();
    const site = await attackersSite();
    const { page } = await windows.open({ app, elsewhere: [site] });
    await page.goto(site);
    for (const path of ['/', '/callers', '/api/calls']) {
      const answered = page.waitForResponse(desk + path);
      await page.evaluate(
        `document.body.append(Object.assign(document.createElement('iframe'), { src: '${desk}${path}' }))`,
      );
      expect((await answered).status()).toBe(403);
    }
  });

  it('when a name of the attacker’s leads to the desk, then every route refuses it', async () => {
    const { app, desk, before } = await shopOfAna();
    const rebound = `http://${REBOUND}:${new URL(desk).port}`;
    // Neither the refusal's own policy nor the browser's must be what keeps the questions back.
    const { page } = await windows.stranger(app, { elsewhere: [rebound], context: { bypassCSP: true } });
    for (const path of ['/', '/callers', '/assets/index.js', '/api/calls'])
      expect((await page.goto(rebound + path))?.status()).toBe(403);
    expect(await tryAll(page, rebound)).toEqual(allOf(403));
    expect(await stateOf(app)).toEqual(before);
  });

  it('when there is no session, or a made-up one, then the page is empty of data and every question refused', async () => {
    const { app, desk, before } = await shopOfAna();
    const { page } = await windows.stranger(app);
    const answer = await page.goto(desk);
    expect(await answer?.text()).not.toContain('Lopez');
    expect(await tryAll(page, desk)).toEqual(allOf(401));
    const cookie = { name: 'linekeeper_desk', value: 'A'.repeat(43), url: desk };
    await page.context().addCookies([cookie]);
    expect(await tryAll(page, desk)).toEqual(allOf(401));
    expect(await stateOf(app)).toEqual(before);
  });
});
