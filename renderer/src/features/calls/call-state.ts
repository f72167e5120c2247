import type { CallSummary } from '#contract/calls.ts';
import type { Tone } from '../../ui/status-dot.tsx';

export type CallState = 'live' | 'missed' | 'dropped' | 'success' | 'failure' | 'unknown';

/** How a call stands, in one word: whether it came about outweighs how it went. */
export function stateOf({ status, dropped, outcome }: Pick<CallSummary, 'status' | 'dropped' | 'outcome'>): CallState {
  if (status === 'live') return 'live';
  if (status === 'failed') return 'missed';
  if (dropped) return 'dropped';
  return outcome ?? 'unknown';
}

export const toneOf: Readonly<Record<CallState, Tone>> = {
  live: 'live',
  missed: 'bad',
  dropped: 'warn',
  success: 'good',
  failure: 'bad',
  unknown: 'quiet',
};
