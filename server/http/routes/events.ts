import type { IncomingHttpHeaders } from 'node:http';

import { Router } from 'express';

import type { Role } from '#contract/access.ts';
import type { OwnerJudge } from '../desk-guard.ts';
import type { EventFeed } from '../event-feed.ts';

type Deps = { feed: EventFeed; isOwner: OwnerJudge; roleOf: (headers: IncomingHttpHeaders) => Role };

/** `GET /api/events`: what happens, as server-sent events, until either side goes. */
export function eventsRoute({ feed, isOwner, roleOf }: Deps): Router {
  const router = Router();
  router.get('/api/events', (req, res) => {
    res.locals['route'] = 'GET /api/events';
    const { headers } = req;
    const lastId = headers['last-event-id'];
    feed.open(res, {
      lastId: typeof lastId === 'string' ? lastId : undefined,
      mayStay: () => isOwner(headers),
      role: () => roleOf(headers),
    });
  });
  return router;
}
