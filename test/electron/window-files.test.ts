import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Notice } from '../../electron/plain-page.ts';
import { createWindowFiles } from '../../electron/window-files.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const SECRET = 'the secret that lies beside the window';
const PAGE = '<!doctype html><meta name="style-nonce" content="__NONCE__" /><title>Linekeeper</title>';

/** A built window with a secret above it and one beside its assets. */
function built({ notice = null as Notice | null, isBuilt = true } = {}) {
  const root = temporaryDirectory();
  const windowDir = join(root, 'renderer');
  mkdirSync(join(windowDir, 'assets', 'inner'), { recursive: true });
  for (const name of ['secret.key', '.env', 'renderer/notes.txt', 'renderer/secret.js', 'renderer/assets/x.map'])
    writeFileSync(join(root, name), SECRET);
  writeFileSync(join(windowDir, 'assets', 'main-abc.js'), 'export {};');
  if (isBuilt) writeFileSync(join(windowDir, 'index.html'), PAGE);
  const answer = createWindowFiles({ windowDir, notice: () => notice });
  return { answer, ask: (path: string, init = {}) => answer(new Request(`app://main${path}`, init)) };
}

/** Every way to climb that is known to have worked somewhere, at every depth up to the root of a disk. */
function climbs(): string[] {
  const ups = ['..', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '..;', '%c0%ae%c0%ae', '..%00', '%u002e%u002e', '....'];
  const slashes = ['/', '%2f', '%5c', '\\', '%252f', '%255c', '//', '/./', '%c0%af'];
  const targets = ['secret.key', '.env', 'etc/passwd', 'secret.js'];
  const spelt = ups.flatMap((up) =>
    slashes.flatMap((slash) =>
      targets.map((target) => `/assets/${`${up}${slash}`.repeat(1 + (up.length % 3))}${target}`),
    ),
  );
  const absolute = ['/assets//etc/passwd', '/assets/%2fetc%2fpasswd', '/assets/C:%5cWindows%5cwin.ini', '/assets/%00'];
  return [...spelt, ...absolute, '/%2e%2e/secret.key', '/..%2fsecret.key', '/assets/../secret.js', '/secret.js'];
}

describe('T25: what the window is served', () => {
  it('when a view is asked for, then it is the page, with a nonce of its own and a policy that lets nothing else run', async () => {
    const { ask } = built();
    const [first, second] = [await ask('/'), await ask('/callers/abc?x=1')];
    const nonceOf = async (response: Response): Promise<string> =>
      /content="([\w-]{22})"/.exec(await response.text())?.[1] ?? 'none';
    const policy = first.headers.get('content-security-policy');
    const nonce = await nonceOf(first);

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(nonce).not.toBe(await nonceOf(second));
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; " +
        `style-src 'self' 'nonce-${nonce}'; ` +
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
    );
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
  });

  it('when a file of the page is asked for, then it comes with its type, and with a policy that forbids it everything', async () => {
    const response = await built().ask('/assets/main-abc.js');
    expect([response.status, await response.text()]).toEqual([200, 'export {};']);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it('when an address climbs, then nothing but the page is ever read', async () => {
    const { ask } = built();
    const tried = climbs();
    expect(tried.length).toBeGreaterThanOrEqual(100);
    for (const path of tried) {
      const response = await ask(path);
      const text = await response.text();
      expect(text, path).not.toContain(SECRET);
      expect(text, path).not.toContain('root:');
      // What the browser resolves by itself never comes here; what is left of a climb is refused, not led to the page.
      if (new URL(`app://main${path}`).pathname.includes('%')) expect(response.status, path).toBe(404);
      if (response.status === 200) expect(text, path).toContain('<title>Linekeeper</title>');
      else expect([response.status, text], path).toEqual([404, '']);
    }
  });

  it.each(['/assets/inner', '/assets/missing.js', '/assets/x.map', '/assets/'])(
    'when %s is asked for, which is no file of the page, then there is nothing to be had',
    async (path) => {
      const response = await built().ask(path);
      expect([response.status, await response.text()]).toEqual([404, '']);
    },
  );

  it('when another host or method is used, then it is refused', async () => {
    const { answer, ask } = built();
    for (const address of ['app://other/', 'app://main.evil/', 'https://main/'])
      expect((await answer(new Request(address))).status).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/', { method })).status).toBe(405);
  });

  it('when something is in the way, then the page says it, without any script and with its words as words', async () => {
    const notice = { title: 'Locked <now>', lines: ['"A" & <script>alert(1)</script>'], language: 'en' };
    const { ask } = built({ notice });
    const text = await (await ask('/callers')).text();
    expect(text).toContain('<h1>Locked &lt;now&gt;</h1>');
    expect(text).toContain('&quot;A&quot; &amp; &lt;script&gt;');
    expect(text).not.toContain('<script');
    expect((await ask('/assets/main-abc.js')).status).toBe(200);
  });

  it('when the window was never built, then it says so', async () => {
    const response = await built({ isBuilt: false }).ask('/');
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm start')]);
  });
});
