import { z } from 'zod';

import type { Asked } from '../http/wire.ts';
import type { VoiceClient } from './voice-client.ts';

const Page = z.looseObject({
  next_cursor: z.string().nullish().catch(null),
  has_more: z.boolean().nullish().catch(null),
});
const LARGEST_PAGE = 100;
/** Far more than any account has; a provider that hands out cursors for ever does not keep us. */
const MOST_PAGES = 100;

/** Every entry of a paged list whose entries stand under `field`. What is no such entry is left out. */
export async function allPages<T>(
  client: VoiceClient,
  { path, field, entry }: { path: Asked['path']; field: string; entry: z.ZodType<T> },
): Promise<T[]> {
  const Entries = z.array(z.unknown());
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.askFor({ method: 'GET', path, query: { page_size: LARGEST_PAGE, cursor } }, Page);
    const entries = Entries.safeParse(answer[field]);
    if (!entries.success) throw client.fault('odd');
    all.push(...entries.data.flatMap((each) => entry.safeParse(each).data ?? []));
    const next = answer.next_cursor ?? undefined;
    if (next === undefined || next === cursor || answer.has_more === false) break;
    cursor = next;
  }
  return all;
}
