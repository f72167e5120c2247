import type { AppEvents } from '#contract/events.ts';
import type { Bus } from '../platform/bus.ts';

export type AnsweredCalls = ReturnType<typeof createAnsweredCalls>;

/**
 * Which of the calls that we make somebody has taken, as the looks at the line tell. Kept nowhere: after a restart the
 * next look tells it again.
 */
export function createAnsweredCalls({ bus }: { bus: Bus<AppEvents> }) {
  const answered = new Set<string>();
  bus.subscribe(({ name, payload }) => {
    if (name === 'call.changed' && payload.status !== 'live') answered.delete(payload.id);
  });
  return {
    has: (callId: string): boolean => answered.has(callId),
    /** True where that is news. */
    note(callId: string): boolean {
      const isNews = !answered.has(callId);
      answered.add(callId);
      return isNews;
    },
  };
}
