import { STATUS_CODES } from 'node:http';

import type { Refusal } from './refusals.ts';

/** A refusal as it goes over a socket that no answer of Node's belongs to any more. */
export function refusalText({ status, body, headers }: Refusal): string {
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${String(value)}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n');
}
