import { AppError } from '#contract/errors.ts';
import { Id, PhoneHash } from '#contract/primitives.ts';

import { toE164 } from '../domain/phone-number.ts';
import { phoneHash } from '../platform/caller-key.ts';

/**
 * Who is meant on a command line: our id, a phone hash, or a number in any spelling, which is hashed here so that it
 * never leaves this process.
 * @param region home of numbers without a country code
 * @throws AppError `invalid_input`, which does not repeat what was typed
 */
export function toCallerId(typed: string, region: string): string {
  const text = typed.trim();
  if (Id.safeParse(text).success || PhoneHash.safeParse(text).success) return text;
  return phoneHash(toTypedNumber(text, region));
}

/** @throws AppError `invalid_input` for anything that is no number in E.164 or the home region's own way */
export function toTypedNumber(typed: string, region: string): string {
  const number = toE164(typed, region);
  if (number !== null) return number;
  throw new AppError('invalid_input', 'That is neither a caller id, a phone hash nor a phone number.');
}
