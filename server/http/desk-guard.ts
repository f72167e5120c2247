import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { matchingSecret } from '../platform/same-bytes.ts';
import { bearerToken } from './admission.ts';
import { sessionOf, type DeskSessions } from './desk-session.ts';
import { sendError } from './error-handler.ts';
import { opensPage, REFUSED_PAGE } from './refused-page.ts';

type GuardDeps = {
  /** The port this door listens on, known only once it does. */
  port: () => number;
};

type OwnerDeps = { tokens: () => readonly string[]; sessions: DeskSessions };

/** Whether headers carry what makes somebody the owner. */
export type OwnerJudge = (headers: IncomingHttpHeaders) => boolean;

/** A route may replace the policy for the one page it serves; everything else stays. */
const securityHeaders = new Map([
  ['x-content-type-options', 'nosniff'],
  ['cache-control', 'no-store'],
  ['referrer-policy', 'no-referrer'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['content-security-policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
]);

/**
 * Stands before all routing on the desk door. A request that came through any proxy or tunnel, names another host (DNS
 * rebinding) or was sent by a page of another origin gets 403, whatever token it holds: a public address pointed at the
 * wrong port by a slip in somebody's dashboard must still lead nowhere.
 */
export function createDeskGuard({ port }: GuardDeps): RequestHandler {
  return (req, res, next) => {
    for (const [name, value] of securityHeaders) res.setHeader(name, value);
    if (!isFromThisMachine(req, port())) {
      if (opensPage(req)) return void res.status(403).type('html').send(REFUSED_PAGE);
      return sendError(res, 403, refused('unauthorized', tell('not_from_here')));
    }
    next();
  };
}

/** By bearer token, or by the session cookie of the window. Someone who sends a token is judged by it alone. */
export function createOwnerJudge({ tokens, sessions }: OwnerDeps): OwnerJudge {
  return ({ authorization, cookie }) => {
    if (authorization === undefined) return sessions.touch(sessionOf(cookie));
    return matchingSecret(Buffer.from(bearerToken(authorization), 'latin1'), tokens()) >= 0;
  };
}

/**
 * Lets the owner through. A cookie travels without the page's doing, so with it a write must also show our own origin.
 */
export function createOwnerCheck({ isOwner }: { isOwner: OwnerJudge }): RequestHandler {
  return (req, res, next) => {
    const { headers, method } = req;
    if (!isOwner(headers)) return sendError(res, 401, refused('unauthorized', tell('token_needed')));
    const reads = method === 'GET' || method === 'HEAD';
    if (reads || headers.authorization !== undefined || headers.origin !== undefined) return next();
    return sendError(res, 403, refused('unauthorized', tell('not_from_window')));
  };
}

function isFromThisMachine({ headers, rawHeaders }: IncomingMessage, port: number): boolean {
  const { host = '', origin } = headers;
  const ownHosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const site = headers['sec-fetch-site'];
  return (
    !rawHeaders.some((name, index) => index % 2 === 0 && isProxyHeader(name)) &&
    ownHosts.includes(host.toLowerCase()) &&
    (origin === undefined || origin === `http://${host.toLowerCase()}`) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}

const PROXY_HEADERS = new Set(['forwarded', 'cdn-loop', 'via', 'x-real-ip', 'true-client-ip', 'x-client-ip']);

function isProxyHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.startsWith('cf-') || lower.startsWith('x-forwarded-') || PROXY_HEADERS.has(lower);
}
