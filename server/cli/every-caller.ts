import type { CallerExport } from '#contract/callers.ts';

import type { Ask } from './ask.ts';

const PAGE = 200;

/** All that is held about everybody, of one business or of all, one caller at a time, so that the callers of many years need not fit into memory. */
export async function* everyCaller(ask: Ask, business?: string): AsyncGenerator<CallerExport> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(ask, cursor, business);
    for (const { id } of page.callers) yield ask('callers.export', { id });
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function listPage(ask: Ask, cursor: string | null, business: string | undefined) {
  const where = { ...(cursor !== null && { cursor }), ...(business !== undefined && { business }) };
  return ask('callers.list', { limit: PAGE, ...where });
}
