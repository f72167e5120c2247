import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';

import { windowPolicy } from '../../platform/window-policy.ts';

/** The first part of every address the window shows in the address bar; each may go on beneath. */
const VIEWS = ['callers', 'calls', 'calendar', 'requests', 'rehearse', 'setup', 'doctor', 'settings'];

/** Stands in the built page where each answer puts a nonce of its own. */
const NONCE_MARK = /__NONCE__/gu;

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Linekeeper</title>
<h1>Linekeeper is running</h1>
<p>Its window has not been built: stop it and run <code>npm start</code>, which builds what is missing.</p>
</html>
`;

/**
 * The built window: one page for all of its addresses, and what that page loads. Neither holds any data, so both are
 * for whoever asks from this machine; what fills them is behind the session.
 */
export function windowRoutes({ windowDir }: { windowDir: string }): Router {
  const router = Router();
  router.get(['/', ...VIEWS.map((view) => `/${view}{/*rest}`)], async (_req, res) => {
    res.locals['route'] = 'GET window';
    await sendPage(windowDir, res);
  });
  // The names of these files hold a hash of what is in them. `redirect` would answer for folders, with their names.
  const forGood = { index: false, redirect: false, etag: false, lastModified: false, cacheControl: false } as const;
  const assets = express.static(join(windowDir, 'assets'), {
    ...forGood,
    setHeaders: (res) => void res.setHeader('cache-control', 'public, max-age=31536000, immutable'),
  });
  router.use('/assets', assets);
  return router;
}

/** For a browser at an address that nothing has: the window itself says so, with a way on. Programs get JSON. */
export function missingPage({ windowDir }: { windowDir: string }): RequestHandler {
  return async (req, res, next) => {
    if (!isForWindow(req)) return next();
    await sendPage(windowDir, res.status(404));
  };
}

/** The same at an address that cannot even be read, such as one that was cut within a sign. */
export function unreadableAddress({ windowDir }: { windowDir: string }): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (!(error instanceof URIError) || !isForWindow(req)) return next(error);
    await sendPage(windowDir, res.status(404));
  };
}

function isForWindow(req: Request): boolean {
  const isPage = req.method === 'GET' && !/^\/(?:api|assets)(?:\/|$)/u.test(req.path);
  return isPage && req.accepts(['json', 'html']) === 'html';
}

async function sendPage(windowDir: string, res: Response): Promise<void> {
  const page = await readFile(join(windowDir, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return void res.status(503).type('html').send(NOT_BUILT);
  const nonce = randomBytes(16).toString('base64url');
  res.setHeader('content-security-policy', windowPolicy(nonce));
  res.type('html').send(page.replace(NONCE_MARK, nonce));
}
