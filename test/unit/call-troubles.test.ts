import { expect, it } from 'vitest';

import { tell } from '../../server/contract/told.ts';
import { createCallTroubles } from '../../server/services/call-troubles.ts';
import { createTestClock } from '../support/test-clock.ts';

const LOST = tell('bridge_end_lost');
const SLOW = tell('model_slow');

it('when calls fail one after the other, then it is told how many and why, until one goes well or a day is over', () => {
  const clock = createTestClock();
  const { bridged, trouble } = createCallTroubles({ now: clock.now });
  bridged(LOST);
  bridged(tell('bridge_end_theirs'));
  expect(trouble()).toMatchObject([
    { code: 'bridge_calls_failed', values: { count: 2, why_code: 'bridge_end_theirs' } },
  ]);
  bridged(null);
  expect(trouble()).toEqual([]);
  bridged(LOST);
  clock.forward(24 * 60);
  expect(trouble()).toEqual([]);
  bridged(LOST);
  expect(trouble()).toMatchObject([{ values: { count: 1 } }]);
});

it('when one turn of a model is lost, then that is no news yet, and a call that went well does not mend it', () => {
  const { bridged, answered, trouble } = createCallTroubles({ now: createTestClock().now });
  answered(SLOW);
  expect(trouble()).toEqual([]);
  answered(SLOW);
  bridged(null);
  expect(trouble()).toMatchObject([{ code: 'model_turns_failed', values: { count: 2, why_code: 'model_slow' } }]);
  answered(null);
  expect(trouble()).toEqual([]);
});
