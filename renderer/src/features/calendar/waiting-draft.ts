import type { CommandInput } from '#contract/commands.ts';
import type { FoundCaller } from './find-caller.tsx';

/** Somebody who is being put on the waiting list, as it is typed. */
export type WaitingDraft = {
  caller: FoundCaller | null;
  serviceId: string;
  /** Empty: anybody. */
  staffId: string;
  from: string;
  to: string;
  consented: boolean;
};

/** What is sent; null while something is missing that it cannot do without. */
export function toWaiting(draft: WaitingDraft, business: string): CommandInput<'waitlist.add'> | null {
  const { caller, serviceId, staffId, from, to, consented } = draft;
  if (caller === null || serviceId === '' || from === '' || to === '') return null;
  return { business, callerId: caller.id, serviceId, staffId: staffId === '' ? null : staffId, from, to, consented };
}
