import { z } from 'zod';

import type { Backfill, BackfillPlan } from '#contract/conversations.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { createConversationFetcher } from './conversation-fetcher.ts';
import { isFull, listsOf, type CatchUpDeps } from './catch-up.ts';
import { createFetchWorker } from './fetch-worker.ts';
import { createListReader, type ListReading } from './list-reading.ts';

/** `since` and `before` are unix seconds. */
const Kept = z.object({
  state: z.enum(['looking', 'fetching', 'paused', 'done']),
  months: z.int(),
  since: z.int(),
  before: z.int(),
  wanted: z.int(),
});
type Kept = z.infer<typeof Kept>;

const BACKFILL = 'backfill';
const PAGE = 100;
/** Counted before it is begun; more than that is told as "at least". */
const MOST_COUNTED_PAGES = 20;
/** Nobody waits for it. */
const AT_ONCE = 2;

export type BackfillService = ReturnType<typeof createBackfill>;

/** Reads the calls of the last months in, once: callers, summaries and facts from before Linekeeper. */
export function createBackfill(deps: CatchUpDeps) {
  const { stores, voice, kinds, book, now, chance, report, onChange } = deps;
  const reader = createListReader({
    ...{ stores, voice, kinds },
    onPage: (missing) => change((kept) => ({ ...kept, wanted: kept.wanted + missing })),
  });
  const fetcher = createConversationFetcher({
    ...deps,
    ...{ purpose: 'backfill', atOnce: AT_ONCE, onStored: () => undefined },
  });
  const worker = createFetchWorker({
    ...{ some: fetcher.some, soonest: fetcher.soonest, mayRun, isFull: () => isFull(deps) },
    ...{ look, onChange: noteEnd, now, chance, report },
  });

  function kept(): Kept | null {
    return Kept.nullable().parse(JSON.parse(stores.settings.get(BACKFILL) ?? 'null'));
  }

  function keep(next: Kept | null): void {
    stores.settings.set(BACKFILL, JSON.stringify(next));
  }

  function change(how: (kept: Kept) => Kept): void {
    const found = kept();
    if (found) keep(how(found));
  }

  function mayRun(): boolean {
    const state = kept()?.state;
    return state === 'looking' || state === 'fetching';
  }

  function listsIn({ since, before }: Pick<Kept, 'since' | 'before'>): ListReading[] {
    return listsOf(book, { purpose: BACKFILL, first: since, before });
  }

  async function look(signal: AbortSignal): Promise<void> {
    const begun = kept();
    if (begun?.state !== 'looking') return;
    for (const list of listsIn(begun)) await reader.read(list, signal);
    change((now) => (now.state === 'looking' ? { ...now, state: 'fetching' } : now));
  }

  function noteEnd(): void {
    const { state } = worker.shown();
    if (state === 'idle' && stores.fetches.waiting(BACKFILL) === 0)
      change((now) => (now.state === 'fetching' ? { ...now, state: 'done' } : now));
    onChange();
  }

  function get(): Backfill {
    const found = kept();
    const { told } = worker.shown();
    const counts = { left: stores.fetches.waiting(BACKFILL), parked: stores.fetches.parked(BACKFILL) };
    if (found === null) return { state: 'none', months: null, wanted: 0, ...counts, told: null };
    const isBusy = found.state === 'looking' || found.state === 'fetching';
    const { state, months, wanted } = found;
    return { state, months, wanted, ...counts, told: isBusy ? told : null };
  }

  /** From the same day so many months ago until now. */
  function span(months: number): Pick<Kept, 'since' | 'before'> {
    const before = now().getTime();
    const from = new Date(before);
    return {
      since: Math.floor(from.setUTCMonth(from.getUTCMonth() - months) / 1000),
      before: Math.floor(before / 1000),
    };
  }

  function start(months: number): Backfill {
    voice();
    if (mayRun()) throw refused('conflict', tell('conversations_backfill_runs'));
    const times = span(months);
    stores.transact(() => {
      for (const list of listsIn(times)) reader.forget(list);
      stores.fetches.clear(BACKFILL);
      keep({ state: 'looking', months, ...times, wanted: 0 });
    });
    worker.look();
    return get();
  }

  function control(action: 'pause' | 'resume' | 'cancel'): Backfill {
    stores.transact(() => {
      if (action === 'pause') change((now) => (now.state === 'done' ? now : { ...now, state: 'paused' }));
      else if (action === 'resume') change((now) => (now.state === 'paused' ? { ...now, state: 'looking' } : now));
      else {
        stores.fetches.clear(BACKFILL);
        keep(null);
      }
    });
    if (action === 'resume') worker.look();
    onChange();
    return get();
  }

  return { get, plan: createPlan(deps, span), start, control, settled: worker.settled, stop: worker.stop, resume };

  /** At the start of the program. */
  function resume(): void {
    if (mayRun()) worker.look();
  }
}

/** What reading in would take: counted from the lists alone, in a request for each hundred calls. */
function createPlan(
  { stores, voice, kinds, book }: CatchUpDeps,
  span: (months: number) => Pick<Kept, 'since' | 'before'>,
) {
  return async function plan(months: number): Promise<BackfillPlan> {
    const { since, before } = span(months);
    let [calls, known, pages, atLeast] = [0, 0, 0, false];
    for (const { agentId } of listsOf(book, { purpose: BACKFILL, first: since })) {
      let cursor: string | null = null;
      do {
        const page = await voice().conversations.list({
          ...(agentId !== null && { agentId }),
          after: since,
          before,
          cursor,
        });
        calls += page.conversations.length;
        known += page.conversations.filter(({ id }) => stores.fetches.isHere(id, kinds)).length;
        cursor = page.nextCursor;
        pages += 1;
        atLeast ||= cursor !== null && pages >= MOST_COUNTED_PAGES;
      } while (cursor !== null && pages < MOST_COUNTED_PAGES);
    }
    return { months, calls, known, requests: calls - known + Math.max(1, Math.ceil(calls / PAGE)), atLeast };
  };
}
