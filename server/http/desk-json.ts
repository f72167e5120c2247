import { json, type RequestHandler } from 'express';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { mayBeRead } from './read-json.ts';
import { misfit } from './request-fit.ts';

const STATUS = { too_large: 413, unsupported_media_type: 415 } as const;

/**
 * Reads a body of the desk door. What says of itself that it is too large or packed is refused before any of it is read:
 * Express would read it all the same, to its end. Bytes that are no UTF-8 are refused, as on the other door: Express would
 * take them and put a sign for “unreadable” into what is kept.
 * @param limit in bytes
 */
export function deskJson(limit: number): RequestHandler {
  const read = json({
    limit,
    verify(_req, _res, bytes) {
      if (!mayBeRead(bytes)) throw refused('invalid_input', tell('request_unreadable'));
    },
  });
  return (req, res, next) => {
    // A route before this one, with a limit of its own, has read it.
    if (req.readableEnded) {
      next();
      return;
    }
    const unfit = misfit(req.headers, { contentType: null, maxBytes: limit });
    if (unfit) next(Object.assign(new Error(unfit), { status: STATUS[unfit] }));
    else read(req, res, next);
  };
}
