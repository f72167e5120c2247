import type { CallSummary } from '#contract/calls.ts';
import type { Tone } from '../../ui/status-dot.tsx';

export type CallState = 'ringing' | 'live' | 'missed' | 'dropped' | 'success' | 'failure' | 'unknown';

type Standing = Pick<CallSummary, 'status' | 'isRinging' | 'dropped' | 'outcome'>;

/** How a call stands, in one word: whether it came about outweighs how it went. */
export function stateOf({ status, isRinging, dropped, outcome }: Standing): CallState {
  if (status === 'live') return isRinging ? 'ringing' : 'live';
  if (status === 'failed') return 'missed';
  if (dropped) return 'dropped';
  return outcome ?? 'unknown';
}

export const toneOf: Readonly<Record<CallState, Tone>> = {
  ringing: 'live',
  live: 'live',
  missed: 'bad',
  dropped: 'warn',
  success: 'good',
  failure: 'bad',
  unknown: 'quiet',
};
