import type { IncomingHttpHeaders } from 'node:http';

import express, { Router, type Express, type Request, type RequestHandler } from 'express';

import type { Asker, Role } from '#contract/access.ts';
import type { Reply } from '#contract/errors.ts';
import { AppError, refused } from '#contract/errors.ts';
import { PLACE_HEADER } from '#contract/place-header.ts';
import { LARGEST_TABLE_BYTES } from '#contract/table-limits.ts';
import { tell } from '#contract/told.ts';
import type { Execute } from '../execute.ts';
import type { ApiRoute } from './api-route.ts';
import { apiRoutes } from './api-routes.ts';
import { createDeskGuard, createOwnerCheck, createOwnerJudge } from './desk-guard.ts';
import { deskJson } from './desk-json.ts';
import { windowOf, type DeskSessions } from './desk-session.ts';
import { createErrorHandler } from './error-handler.ts';
import type { EventFeed } from './event-feed.ts';
import type { CalendarFeeds } from '../services/calendar-feeds.ts';
import type { CallAudio } from '../services/call-audio.ts';
import { openApiDocument } from './openapi.ts';
import { deskCalendarRoute } from './routes/calendar.ts';
import { callAudioRoute } from './routes/call-audio.ts';
import { eventsRoute } from './routes/events.ts';
import { sessionRoute } from './routes/session.ts';
import { ticketRoute } from './routes/ticket.ts';
import { missingPage, unreadableAddress, windowRoutes } from './routes/window.ts';

type Deps = {
  execute: Execute;
  audio: Pick<CallAudio, 'open'>;
  feed: EventFeed;
  calendars: Pick<CalendarFeeds, 'read'>;
  /** Where the built window lies. */
  windowDir: string;
  tokens: () => readonly string[];
  sessions: DeskSessions;
  /** Who sits at the window of a session. */
  roleOf: (session: string) => Role;
  port: () => number;
  version: string;
  report: (error: unknown) => void;
  onAnswered: (answered: { route: string; status: number; milliseconds: number }) => void;
};

const BODY_LIMIT = 256 * 1024;
/** A table of the largest size, in Base64 or as JSON writes it. */
const TABLE_LIMIT = 2 * LARGEST_TABLE_BYTES;
const limitOf = (command: string): number => (command === 'front-desk.import' ? TABLE_LIMIT : BODY_LIMIT);

/** The door for the owner: bound to 127.0.0.1, never tunnelled, everything behind a token. */
export function createDeskApp({ execute, feed, sessions, port, version, ...deps }: Deps): Express {
  const isOwner = createOwnerJudge({ tokens: deps.tokens, sessions });
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(requestLog(deps.onAnswered));
  app.use(createDeskGuard({ port }));
  app.use(deskCalendarRoute(deps.calendars));
  app.use(windowRoutes({ windowDir: deps.windowDir }));
  app.use(sessionRoute({ sessions }));
  app.use('/api', createOwnerCheck({ isOwner }));
  const roleOf = (headers: IncomingHttpHeaders): Role => {
    const asker = askerOf(headers);
    return typeof asker === 'string' ? 'owner' : deps.roleOf(asker.session);
  };
  app.use(eventsRoute({ feed, isOwner, roleOf }));
  app.use(['/api/desk.ticket', '/api/calls/:id/audio'], ownerOnly(roleOf));
  app.use(ticketRoute({ sessions }));
  app.use(callAudioRoute({ audio: deps.audio }));
  app.use(restRoutes(execute));
  app.get('/api/openapi.json', (_req, res) => {
    res.json(openApiDocument({ version, serverUrl: `http://127.0.0.1:${port()}` }));
  });
  app.use(commandRoute({ execute, feed }));
  app.use(missingPage({ windowDir: deps.windowDir }));
  app.use(() => {
    throw refused('not_found', tell('no_such_address'));
  });
  app.use(unreadableAddress({ windowDir: deps.windowDir }));
  return app.use(createErrorHandler({ report: deps.report }));
}

function restRoutes(execute: Execute): Router {
  const router = Router();
  for (const route of apiRoutes) {
    const path = route.path.replace(/\{(\w+)\}/gu, ':$1');
    router[route.method](path, deskJson(limitOf(route.command)), async (req, res) => {
      res.locals['route'] = `${route.method.toUpperCase()} ${route.path}`;
      res.json(await execute(route.command, inputOf(route, req), askerOf(req.headers)));
    });
  }
  return router;
}

/** A browser comes with its session; of programs, ours says that it is the command line. */
function askerOf(headers: IncomingHttpHeaders): Asker {
  if (headers.authorization === undefined) return windowOf(headers);
  return headers['x-linekeeper-asks'] === 'cli' ? 'cli' : 'api';
}

function inputOf(route: ApiRoute, req: Request): unknown {
  const parameters = { ...req.query, ...req.params };
  if (route.body === undefined) return parameters;
  const body: unknown = req.body;
  if (route.body !== 'all') return { ...parameters, [route.body]: body };
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError('invalid_input', 'The body must be a JSON object.');
  // What is passed over in silence could be the business that alone was meant.
  if (Object.keys(req.query).length > 0)
    throw new AppError('invalid_input', 'This takes no query: everything stands in the body.');
  return { ...body, ...req.params };
}

/** The same commands for programs of ours: `POST /api/calls.list` with the input as the body, answered as a `Reply`. */
function commandRoute({ execute, feed }: Pick<Deps, 'execute' | 'feed'>): Router {
  const router = Router();
  // What one of them has read, the next one leaves alone.
  router.post('/api/front-desk.import', deskJson(limitOf('front-desk.import')), (_req, _res, next) => next());
  router.post('/api/:command', deskJson(BODY_LIMIT), async (req, res) => {
    res.locals['route'] = 'POST /api/:command';
    // Before anything is looked up: what is announced meanwhile may not be in the answer.
    res.setHeader(PLACE_HEADER, feed.lastId());
    const data: unknown = await execute(req.params.command, req.body, askerOf(req.headers));
    res.json({ ok: true, data } satisfies Reply<unknown>);
  });
  return router;
}

/** What is no command passes this instead: see `domain/staff-rights.ts`. */
function ownerOnly(roleOf: (headers: IncomingHttpHeaders) => Role): RequestHandler {
  return ({ headers }, _res, next) => {
    if (roleOf(headers) !== 'owner') throw refused('forbidden', tell('access_owner_only'));
    next();
  };
}

function requestLog(onAnswered: Deps['onAnswered']): RequestHandler {
  return (_req, res, next) => {
    const from = performance.now();
    res.on('finish', () => {
      const route = typeof res.locals['route'] === 'string' ? res.locals['route'] : 'none';
      onAnswered({ route, status: res.statusCode, milliseconds: performance.now() - from });
    });
    next();
  };
}
