import type { IncomingHttpHeaders } from 'node:http';

import type { WebhookRoute } from './webhook-route.ts';

/** What the headers say is wrong with the request, before anything else of it is looked at; null when nothing is. */
export function misfit(
  headers: IncomingHttpHeaders,
  { contentType, maxBytes }: Pick<WebhookRoute, 'contentType' | 'maxBytes'>,
): 'unsupported_media_type' | 'too_large' | null {
  // Never unpacked: a body that is small on the way and huge in memory is an attack, and no sender of ours packs.
  if (headers['content-encoding'] !== undefined) return 'unsupported_media_type';
  if (contentType !== null && mediaType(headers['content-type']) !== contentType) return 'unsupported_media_type';
  return Number(headers['content-length'] ?? 0) > maxBytes ? 'too_large' : null;
}

function mediaType(header = ''): string {
  return header === 'application/json' ? header : (header.split(';', 1)[0] ?? '').trim().toLowerCase();
}
