import { z } from 'zod';

import type { AppEvents } from '#contract/events.ts';
import { tell, type Told } from '#contract/told.ts';
import { asksForNoMore, carrierTrouble } from '../domain/texts/carrier-troubles.ts';
import type { TextReport } from '../domain/texts/incoming.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { TextRow } from '../store/texts-store.ts';
import { createTextStops } from './text-stops.ts';

type Deps = { stores: Pick<Stores, 'texts' | 'transact'>; bus: Bus<AppEvents>; now: () => Date };
type State = TextRow['state'];
/** Nothing is done where it is in none of the states `from`; `also` is done in the same commit. */
type Settling = { problem?: Told | null; from: readonly State[]; also?: () => void };

const Problem = z.object({ code: z.string() });
/** What was handed over, or may have been. */
const UNDER_WAY: readonly State[] = ['sending', 'unknown', 'sent'];

export type TextOutcomes = ReturnType<typeof createTextOutcomes>;

/** Writes down what became of a text. What is known never goes back, in whatever order it is told. */
export function createTextOutcomes({ stores, bus, now }: Deps) {
  const stops = createTextStops({ stores, bus, now });

  function settle(id: string, state: State, { problem = null, from, also }: Settling): void {
    const reason = problem && JSON.stringify({ code: problem.code, values: problem.values });
    const isChanged = stores.transact(() => {
      const changed = stores.texts.change({ id, state, problem: reason, at: now().toISOString() }, from);
      if (changed) also?.();
      return changed;
    });
    if (isChanged) bus.publish('text.changed', { id });
  }

  return {
    settle,
    stop: stops.stop,
    /** What the provider says became of a text. */
    heard(this: void, id: string, { state, code }: TextReport): void {
      const row = stores.texts.find(id);
      if (row === undefined) return;
      if (state === 'failed' && asksForNoMore(code) && row.toKey !== null) stops.stop(row.businessId, row.toKey);
      const problem = state === 'failed' ? undelivered(code) : null;
      // That it is not in the list yet is no word of what became of it.
      const isMissing = row.state === 'failed' && problemOf(row) === 'texts_not_there';
      const from = isMissing ? [...UNDER_WAY, 'failed' as const] : UNDER_WAY;
      settle(id, state, { problem, from: state === 'sent' ? from.filter((one) => one !== 'sent') : from });
    },
  };
}

function undelivered(code: string | null): Told {
  return carrierTrouble(code) ?? tell('texts_undelivered', { code: code ?? '-' });
}

function problemOf({ problem }: TextRow): string | null {
  return Problem.safeParse(JSON.parse(problem ?? 'null')).data?.code ?? null;
}
