import { Router } from 'express';

import type { OwnerJudge } from '../desk-guard.ts';
import type { EventFeed } from '../event-feed.ts';

/** `GET /api/events`: what happens, as server-sent events, until either side goes. */
export function eventsRoute({ feed, isOwner }: { feed: EventFeed; isOwner: OwnerJudge }): Router {
  const router = Router();
  router.get('/api/events', (req, res) => {
    res.locals['route'] = 'GET /api/events';
    const { headers } = req;
    const lastId = headers['last-event-id'];
    feed.open(res, { lastId: typeof lastId === 'string' ? lastId : undefined, mayStay: () => isOwner(headers) });
  });
  return router;
}
