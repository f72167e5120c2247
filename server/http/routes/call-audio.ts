import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Router } from 'express';

import type { CallAudio } from '../../services/call-audio.ts';

const ROUTE = 'GET /api/calls/{id}/audio';

/**
 * `GET /api/calls/{id}/audio`: a call to be heard, or a message left in one, passed through as it comes. Whoever stops listening stops the
 * provider too. It is no command, because it is neither JSON nor ever whole in memory.
 */
export function callAudioRoute({ audio }: { audio: Pick<CallAudio, 'open'> }): Router {
  const router = Router();
  router.get('/api/calls/:id/audio', async (req, res) => {
    res.locals['route'] = ROUTE;
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    const { type, bytes } = await audio.open(req.params.id, gone.signal);
    res.setHeader('content-type', type);
    // An end that breaks off is told by the connection: there is nobody left to say a sentence to.
    await pipeline(Readable.from(bytes), res).catch(() => res.destroy());
  });
  return router;
}
