import type { AppEvents } from '#contract/events.ts';
import type { Bus } from './platform/bus.ts';
import { createKnowledgeGaps } from './services/knowledge-gaps.ts';
import { createMorningSheet } from './services/morning-sheet.ts';
import type { Stores } from './store/open-stores.ts';
import type { FrontDesk } from './wiring-front-desk.ts';
import type { Known } from './wiring-memory.ts';

type Deps = Pick<Known, 'keys' | 'finder' | 'notes' | 'book'> & {
  stores: Stores;
  frontDesk: Pick<FrontDesk, 'desk' | 'appointments'>;
  bus: Bus<AppEvents>;
  now: () => Date;
};

/** What the agent could not answer, and the sheet that says so in the morning. */
export function wireMorning({ frontDesk: { desk, appointments }, ...deps }: Deps) {
  const gaps = createKnowledgeGaps(deps);
  return { gaps, sheet: createMorningSheet({ ...deps, desk, appointments, gaps }) };
}
