import { isUtf8 } from 'node:buffer';
import { json, type RequestHandler } from 'express';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

/**
 * Reads a body of the desk door. Bytes that are no UTF-8 are refused, as on the other door: Express would take them and
 * put a sign for “unreadable” into what is kept.
 */
export function deskJson(limit: string | number): RequestHandler {
  return json({
    limit,
    verify(_req, _res, bytes) {
      if (!isUtf8(bytes)) throw refused('invalid_input', tell('request_unreadable'));
    },
  });
}
