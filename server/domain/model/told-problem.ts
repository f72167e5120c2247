import { tell, type SentenceCode, type Told } from '#contract/told.ts';

import type { RelayProblem } from './model-relay.ts';

const SAID = {
  ...{ away: 'model_away', slow: 'model_slow', busy: 'model_busy', refused: 'model_refused', cut: 'model_cut' },
  ...{ unreadable: 'model_unreadable', crowded: 'model_busy', 'no model': 'model_none' },
} as const satisfies Record<RelayProblem, SentenceCode>;

/** Why a model did not answer, for its owner. */
export const toldProblem = (problem: RelayProblem): Told => tell(SAID[problem]);
