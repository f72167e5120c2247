import type { FinishedCall } from './finished-call.ts';

/** Seconds in which nobody gets further than the greeting. */
const BRIEF = 10;

/**
 * Whether the caller of a call that came about was served. The agent's own words or deeds prove it. Where there are none
 * the provider may have been told to keep no words (elevenlabs.md §11, row 22), so that silence proves nothing: then its
 * judgement decides, and `untold` says that nothing can be known.
 */
export function howServed(
  call: Pick<FinishedCall, 'turns' | 'tools' | 'outcome' | 'durationSeconds'>,
): 'served' | 'missed' | 'untold' {
  const { turns, tools, outcome, durationSeconds } = call;
  if (tools.length > 0 || turns.some(({ role }) => role === 'agent')) return 'served';
  const isWordless = turns.length === 0;
  if (isWordless && durationSeconds !== null && durationSeconds < BRIEF) return 'missed';
  if (outcome === 'success') return 'served';
  return isWordless && outcome !== 'failure' ? 'untold' : 'missed';
}
