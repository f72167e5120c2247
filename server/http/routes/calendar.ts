import { Router } from 'express';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { CalendarFeeds } from '../../services/calendar-feeds.ts';
import { createAllowance } from '../allowance.ts';
import type { Answer, WebhookRoute } from '../webhook-route.ts';

const TYPE = 'text/calendar; charset=utf-8';
const FILE = /^([\w-]{32})\.ics$/;
/** Many programs ask every quarter of an hour; a shop has few of them. */
const PER_MINUTE = 120;

/** `GET /calendar/{token}.ics` on the owner's door: the address itself is the secret, as no calendar program has another. */
export function deskCalendarRoute({ read }: Pick<CalendarFeeds, 'read'>): Router {
  const router = Router();
  router.get('/calendar/:file', (req, res, next) => {
    // Pages of the window stand beneath this address too.
    if (!req.params.file.endsWith('.ics')) return next();
    res.locals['route'] = 'GET /calendar/{token}.ics';
    const file = read(tokenIn(req.params.file), 'here');
    if (!file) throw refused('not_found', tell('no_such_address'));
    res.setHeader('etag', file.etag).setHeader('content-type', TYPE);
    if (isSame(req.headers['if-none-match'], file.etag)) return void res.status(304).end();
    res.end(file.text);
  });
  return router;
}

type Deps = Pick<CalendarFeeds, 'read' | 'isOpen'> & {
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
};

/** The same from outside: there only while the owner has opened a calendar. An address that leads nowhere is no path. */
export function calendarRoute({ read, isOpen, now }: Deps): WebhookRoute {
  const mayRead = createAllowance(PER_MINUTE, now);
  return {
    ...({ name: 'calendar', method: 'GET', path: '/calendar/:calendar', contentType: null, maxBytes: 0 } as const),
    auth: { kind: 'none' },
    open: isOpen,
    handle({ parameter, etag }): Answer | 'nowhere' {
      const file = read(tokenIn(parameter ?? ''), 'outside');
      if (!file) return 'nowhere';
      if (!mayRead()) return { status: 429, body: { error: 'too_many_reads' } };
      if (isSame(etag, file.etag)) return { status: 304, body: '', type: TYPE, etag: file.etag };
      return { status: 200, body: file.text, type: TYPE, etag: file.etag };
    },
  };
}

function tokenIn(file: string): string {
  return FILE.exec(file)?.[1] ?? '';
}

/** A reader may name several, and mark them as weak. */
function isSame(given: string | undefined, etag: string): boolean {
  return given?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) === true;
}
