import type { AppEvent, AppEvents } from '#contract/events.ts';
import { staffAppointment, staffCall, staffTask } from './staff-masks.ts';

type Shown = { [N in keyof AppEvents]?: (payload: AppEvents[N]) => AppEvents[N] };

const asItIs = <T>(payload: T): T => payload;

/** What a window hears that has not entered the owner's PIN, by the masks of what it may ask for. All else: nothing. */
const shown: Shown = {
  'access.changed': asItIs,
  'call.changed': staffCall,
  'caller.changed': asItIs,
  'caller.forgotten': asItIs,
  'caller.gone': asItIs,
  'call.forgotten': asItIs,
  'task.changed': staffTask,
  'business.changed': asItIs,
  'front-desk.changed': asItIs,
  'appointment.changed': staffAppointment,
  'waitlist.changed': asItIs,
};

/** The event as staff may hear it, or null. */
export function toldToStaff<N extends keyof AppEvents>({
  name,
  payload,
}: {
  name: N;
  payload: AppEvents[N];
}): AppEvent | null {
  const mask: Shown[N] = shown[name];
  return mask === undefined ? null : ({ name, payload: mask(payload) } as AppEvent);
}
