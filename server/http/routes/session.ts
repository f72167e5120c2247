import { Router } from 'express';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { deskJson } from '../desk-json.ts';
import { toSessionCookie, type DeskSessions } from '../desk-session.ts';

/** `POST /api/session {"ticket": "…"}`: trades the ticket of the printed address for a session cookie, 204. */
export function sessionRoute({ sessions }: { sessions: DeskSessions }): Router {
  const router = Router();
  router.post('/api/session', deskJson(4 * 1024), (req, res) => {
    const session = sessions.redeem(ticketOf(req.body));
    if (session === null) throw refused('unauthorized', tell('token_needed'));
    res.setHeader('set-cookie', toSessionCookie(session));
    res.status(204).end();
  });
  return router;
}

function ticketOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'ticket' in body && typeof body.ticket === 'string'
    ? body.ticket
    : '';
}
