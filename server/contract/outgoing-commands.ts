import { z } from 'zod';

import {
  AskedCallee,
  CallPreview,
  Consent,
  ConsentState,
  OutgoingChange,
  OutgoingState,
  StartedCall,
  StartedOutcome,
} from './outgoing.ts';
import { Id } from './primitives.ts';

const OfCaller = z.object({ id: Id });

/** Calls that Linekeeper makes, and the owner's rules for them. None of these is reachable from the webhook door. */
export const outgoingCommands = {
  /** What would be said and known, on which line, and why the call may not be made now. Nothing rings. */
  'calls.may-start': { input: AskedCallee, output: CallPreview },
  /**
   * Rings a phone, once. Refused (`conflict`) where a rule forbids it. The answer says whether it rings; a call of
   * which that is not known is never tried again by itself.
   */
  'calls.start': { input: StartedCall, output: StartedOutcome },
  'consent.get': { input: OfCaller, output: ConsentState },
  /** What staff found out; also answers what the person seems to have said in a call. */
  'consent.set': { input: OfCaller.extend({ consent: Consent }), output: ConsentState },
  'outgoing.get': { input: z.object({}), output: OutgoingState },
  /** What is left out stays as it is. */
  'outgoing.save': { input: OutgoingChange, output: OutgoingState },
} as const;
