import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { builtWindow } from '../support/built-window.ts';
import { rawRequest } from '../support/raw-request.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NONCE'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types default";

describe('T25: the window’s page', () => {
  let app: TestApp;
  const { windowDir, remove } = builtWindow();
  beforeAll(async () => void (app = await startTestApp({ windowDir })));
  afterAll(async () => {
    await app.stop();
    remove();
  });

  const get = (path: string) => fetch(`${app.deskUrl}${path}`, { redirect: 'manual' });
  /** As it stands: `fetch` would tidy the path before it leaves. */
  const getRaw = (path: string) => {
    const { port } = new URL(app.deskUrl ?? '');
    const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: close'];
    return rawRequest(Number(port), `${lines.join('\r\n')}\r\n\r\n`);
  };

  it.each([
    '/',
    '/callers',
    '/callers/0198',
    '/calls',
    '/calls/0198/why',
    '/requests',
    '/settings/souls',
    '/rehearse',
    '/calendar',
    '/setup',
    '/doctor',
  ])(
    'when %s is opened without a session, then it is the page, with a nonce of its own and the whole policy',
    async (path) => {
      const pages = await Promise.all([get(path), get(path)]);

      const nonces: string[] = [];
      for (const page of pages) {
        const text = await page.text();
        const nonce = /content="([\w-]{22})"/.exec(text)?.[1] ?? '';
        nonces.push(nonce);
        expect(page.status).toBe(200);
        expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(page.headers.get('cache-control')).toBe('no-store');
        expect(page.headers.get('content-security-policy')).toBe(POLICY.replace('NONCE', nonce));
        expect(page.headers.get('x-content-type-options')).toBe('nosniff');
        expect(text).not.toContain('__NONCE__');
      }
      expect(new Set(nonces).size).toBe(2);
    },
  );

  it.each(['/calls/%E0%A4%A', '/callers/%', '/settings/%ff', '/%'])(
    'when %s is opened, which nobody can read, then a person gets the window, which says so, and a program JSON',
    async (path) => {
      const { port } = new URL(app.deskUrl ?? '');
      const open = (accept: string) =>
        rawRequest(
          Number(port),
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${accept}\r\nConnection: close\r\n\r\n`,
        );
      const page = await open('Accept: text/html,*/*;q=0.8');
      expect([page.status, page.body.includes('<!doctype html>')]).toEqual([404, true]);
      expect((await open('Accept: */*')).body).toContain('"error"');
    },
  );

  it('when a page of another site leads here, then a person reads why not, and a program gets JSON', async () => {
    const { port } = new URL(app.deskUrl ?? '');
    const from = async (accept: string, path = '/calls') => {
      const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Sec-Fetch-Site: cross-site', accept];
      return rawRequest(Number(port), `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
    };
    const page = await from('Accept: text/html,application/xhtml+xml,*/*;q=0.8');
    expect(page.status).toBe(403);
    expect(page.body).toContain('does not open from there');
    expect(page.body).toContain('<h2>Von dort ');
    for (const answer of [await from('Accept: */*'), await from('Accept: text/html', '/api/status')]) {
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('"unauthorized"');
    }
  });

  it.each([
    ['index-a1.js', /^text\/javascript/],
    ['index-b2.css', /^text\/css/],
    ['font-c3.woff2', /^font\/woff2/],
    ['icon-d4.svg', /^image\/svg\+xml/],
  ])('when %s is loaded, then it may be kept for good', async (name, type) => {
    const asset = await get(`/assets/${name}`);

    expect(asset.status).toBe(200);
    expect(asset.headers.get('content-type')).toMatch(type);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(asset.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it.each([
    ...['/assets', '/assets/', '/assets/nothing.js', '/assets/.hidden', '/index.html', '/notes.txt', '/favicon.ico'],
    ...['/assets/../notes.txt', '/assets/..%2fnotes.txt', '/assets/%2e%2e/notes.txt', '/assets/..%5cnotes.txt'],
    ...['/assets//etc/passwd', '/assets/%00', '/assets/%', '/callersx', '/nothing', '//evil.example/'],
  ])('when %s is asked for, then there is nothing', async (path) => {
    const { status, body } = await getRaw(path);

    expect([400, 404]).toContain(status);
    expect(body).not.toMatch(/not for anybody|root:/);
  });

  it('when it was never built, or is built anew meanwhile, then the door says so, and shows it as soon as it is there', async () => {
    rmSync(join(windowDir, 'index.html'));
    const missing = await get('/calls');

    expect(missing.status).toBe(503);
    expect(await missing.text()).toContain('Its window has not been built');
    expect(missing.headers.get('content-security-policy')).toMatch(/^default-src 'none'; base-uri/);
    rmSync(windowDir, { recursive: true });
    expect((await get('/')).status).toBe(503);
    expect((await get('/assets/index-a1.js')).status).toBe(404);
    mkdirSync(windowDir);
    writeFileSync(join(windowDir, 'index.html'), 'built again');
    expect(await (await get('/')).text()).toBe('built again');
  });
});
