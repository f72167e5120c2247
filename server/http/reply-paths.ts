import type { Request } from 'express';

import { apiRoutes } from './api-routes.ts';

const COMMAND = /^\/api\/[^/?]+$/iu;
const others: ReadonlySet<string> = new Set(['/api/session', ...apiRoutes.map(({ path }) => path)]);

/** Whether a request is for `POST /api/:command`, where failures are replies too; REST routes answer in their own shape. */
export function expectsReply({ method, originalUrl }: Pick<Request, 'method' | 'originalUrl'>): boolean {
  const [path = ''] = originalUrl.split('?', 1);
  return method === 'POST' && COMMAND.test(path) && !others.has(path.toLowerCase());
}
