import { Router } from 'express';

import type { Reply } from '#contract/errors.ts';

import type { DeskSessions } from '../desk-session.ts';

export const TICKET_PATH = '/api/desk.ticket';

/**
 * `POST /api/desk.ticket`: a one-time ticket for a browser, good for ten minutes; only for the owner. It is how the
 * window is opened where nobody saw the address that was printed at the start, as with a service. It is no command,
 * because a window inside Electron has no door to open.
 */
export function ticketRoute({ sessions }: { sessions: Pick<DeskSessions, 'issueTicket'> }): Router {
  const router = Router();
  router.post(TICKET_PATH, (_req, res) => {
    res.json({ ok: true, data: { ticket: sessions.issueTicket() } } satisfies Reply<{ ticket: string }>);
  });
  return router;
}
