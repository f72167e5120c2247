import { z } from 'zod';

import type { Backfill, BackfillPlan } from '#contract/conversations.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { createConversationFetcher } from './conversation-fetcher.ts';
import { isFull, listsOf, type CatchUpDeps } from './catch-up.ts';
import type { Shown } from './fetch-round.ts';
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
type Span = Pick<Kept, 'since' | 'before'>;

const BACKFILL = 'backfill';
const PAGE = 100;
/** Counted before it is begun; more than that is told as "at least". */
const MOST_COUNTED_PAGES = 20;
/** Nobody waits for it. */
const AT_ONCE = 2;

/** How far the reading in is, as it is kept. */
function createRecord({ settings }: Pick<CatchUpDeps['stores'], 'settings'>) {
  function kept(): Kept | null {
    return Kept.nullable().parse(JSON.parse(settings.get(BACKFILL) ?? 'null'));
  }

  function keep(next: Kept | null): void {
    settings.set(BACKFILL, JSON.stringify(next));
  }

  function change(how: (kept: Kept) => Kept): void {
    const found = kept();
    if (found) keep(how(found));
  }

  function mayRun(): boolean {
    const state = kept()?.state;
    return state === 'looking' || state === 'fetching';
  }

  return { kept, keep, change, mayRun };
}

export type BackfillService = ReturnType<typeof createBackfill>;

/** Reads the calls of the last months in, once: callers, summaries and facts from before Linekeeper. */
export function createBackfill(deps: CatchUpDeps) {
  const { stores, voice, kinds, book, now, chance, report, onChange } = deps;
  const { kept, keep, change, mayRun } = createRecord(stores);
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
    ...{ ready: voice, look, onChange: noteEnd, now, chance, report },
  });

  function listsIn({ since, before }: Span): ListReading[] {
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

  const get = (): Backfill =>
    toTold(kept(), { left: stores.fetches.waiting(BACKFILL), parked: stores.fetches.parked(BACKFILL) }, worker.shown());

  function start(months: number): Backfill {
    voice();
    if (mayRun()) throw refused('conflict', tell('conversations_backfill_runs'));
    const times = spanOf(months, now());
    stores.transact(() => {
      for (const list of listsIn(times)) reader.forget(list);
      stores.fetches.clear(BACKFILL);
      keep({ state: 'looking', months, ...times, wanted: 0 });
    });
    worker.look();
    return get();
  }

  function control(action: Action): Backfill {
    stores.transact(() => {
      const found = kept();
      if (found) keep(after(action, found));
      if (action === 'cancel') stores.fetches.clear(BACKFILL);
    });
    if (action === 'resume') worker.look();
    onChange();
    return get();
  }

  /** At the start of the program. */
  const resume = (): void => void (mayRun() && worker.look());
  return { get, plan: createPlan(deps), start, control, settled: worker.settled, stop: worker.stop, resume };
}

function toTold(kept: Kept | null, counts: Pick<Backfill, 'left' | 'parked'>, { told }: Pick<Shown, 'told'>): Backfill {
  if (kept === null) return { state: 'none', months: null, wanted: 0, ...counts, told: null };
  const { state, months, wanted } = kept;
  return { state, months, wanted, ...counts, told: state === 'looking' || state === 'fetching' ? told : null };
}

type Action = 'pause' | 'resume' | 'cancel';

function after(action: Action, kept: Kept): Kept | null {
  if (action === 'cancel') return null;
  if (action === 'pause') return kept.state === 'done' ? kept : { ...kept, state: 'paused' };
  return kept.state === 'paused' ? { ...kept, state: 'looking' } : kept;
}

/** What reading in would take: counted from the lists alone, in a request for each hundred calls. */
function createPlan({ stores, voice, kinds, book, now }: CatchUpDeps) {
  return async function plan(months: number): Promise<BackfillPlan> {
    const { since, before } = spanOf(months, now());
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

/** From the same day so many months ago until now. */
function spanOf(months: number, now: Date): Span {
  const before = now.getTime();
  const from = new Date(before);
  return {
    since: Math.floor(from.setUTCMonth(from.getUTCMonth() - months) / 1000),
    before: Math.floor(before / 1000),
  };
}
