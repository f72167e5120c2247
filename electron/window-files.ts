import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

import { windowPolicy } from '../server/platform/window-policy.ts';
import { toPlainPage, type Notice } from './plain-page.ts';
import { isOfWindow } from './window-scheme.ts';

type Deps = {
  /** The built window: index.html and assets/. */
  windowDir: string;
  /** What is shown in the page's place, where there is something in the way. */
  notice: () => Notice | null;
};

const NONCE_MARK = /__NONCE__/gu;

/** What the build makes. Anything else that came to lie there is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** Answers the window's own addresses: one page for all of its views, the files that page loads, and nothing else. */
export function createWindowFiles({ windowDir, notice }: Deps): (request: Request) => Promise<Response> {
  const base = resolve(windowDir);
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return answer(405, '');
    const file = isOfWindow(url) ? fileOf(base, url) : null;
    if (file === null) return answer(404, '');
    const assets = join(base, 'assets');
    if (file !== assets && !file.startsWith(assets + sep)) return sendPage(base, notice());
    const type = TYPES[extname(file)];
    const bytes = type === undefined ? null : await readFile(file).catch(() => null);
    if (type === undefined || bytes === null) return answer(404, '');
    return answer(200, new Uint8Array(bytes), { 'content-type': type, 'cache-control': 'max-age=31536000, immutable' });
  };
}

/** The file an address means, inside the folder; null for one that leads out of it or cannot be read. */
function fileOf(base: string, address: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  // What is still escaped was escaped twice, and no view or file of ours has such a name on purpose.
  if (/[\0\\%]/.test(path) || path.split('/').includes('..')) return null;
  const file = resolve(base, `.${path}`);
  return file === base || file.startsWith(base + sep) ? file : null;
}

async function sendPage(base: string, notice: Notice | null): Promise<Response> {
  if (notice !== null) return sendNotice(200, notice);
  const page = await readFile(join(base, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return sendNotice(503, NOT_BUILT);
  const nonce = randomBytes(16).toString('base64url');
  return html(200, page.replace(NONCE_MARK, nonce), windowPolicy(nonce));
}

const NOT_BUILT: Notice = {
  title: 'Linekeeper is running',
  lines: ['Its window is missing: install Linekeeper again, or build it with npm start.'],
  language: 'en',
};

function sendNotice(status: number, notice: Notice): Response {
  const { html: page, policy } = toPlainPage(notice);
  return html(status, page, policy);
}

function html(status: number, page: string, policy: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return answer(status, page, { ...headers, 'content-security-policy': policy });
}

function answer(status: number, body: BodyInit, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { ...HEADERS, ...headers } });
}
