import type { ConnectWish } from '#contract/connect.ts';
import { tell, type Told } from '#contract/told.ts';

import type { PhoneLine } from '../providers/phone-account.ts';

/** Why a number of the Twilio account cannot be answered by us or by ElevenLabs; null where it can. */
export function lineTrouble({ canSpeak, trunkSid, applicationSid }: PhoneLine): Told | null {
  if (!canSpeak) return tell('connect_line_silent');
  if (trunkSid !== null) return tell('connect_line_on_trunk');
  return applicationSid === null ? null : tell('connect_line_on_application');
}

/** What in a wish cannot go together; null where all can. */
export function wishTrouble({ line, mode, fallback }: ConnectWish): Told | null {
  const isAtTwilio = line !== null && line.kind !== 'sip';
  if (mode === 'register' && !isAtTwilio) return tell('connect_register_needs_twilio');
  return fallback !== null && !isAtTwilio ? tell('connect_fallback_needs_twilio') : null;
}
