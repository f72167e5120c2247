import type { CommandInput } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';
import { Id, PhoneHash } from '#contract/primitives.ts';

import { DEFAULT_BUSINESS } from '../domain/call-record.ts';
import { toE164 } from '../domain/phone-number.ts';
import { phoneHash } from '../platform/caller-key.ts';
import type { Ask } from './ask.ts';

/**
 * Who is meant on a command line: our id, a phone hash, or a number in any spelling, read as the business would read it
 * and hashed here, so that it never leaves this process.
 * @param business whose memory a number or hash is looked up in; left out, the default business's
 * @throws AppError `invalid_input`, which does not repeat what was typed; `not_found` for a business there is not
 */
export async function toCaller(
  ask: Ask,
  typed: string,
  business: string | undefined,
): Promise<CommandInput<'callers.get'>> {
  const text = typed.trim();
  const whose = business === undefined ? {} : { business };
  if (Id.safeParse(text).success || PhoneHash.safeParse(text).success) return { id: text, ...whose };
  const { region } = await ask('businesses.get', { id: business ?? DEFAULT_BUSINESS });
  return { id: phoneHash(toTypedNumber(text, region)), ...whose };
}

/**
 * @param region home of numbers without a country code
 * @throws AppError `invalid_input` for anything that is no number in E.164 or the home region's own way
 */
export function toTypedNumber(typed: string, region: string): string {
  const number = toE164(typed, region);
  if (number !== null) return number;
  throw new AppError('invalid_input', 'That is neither a caller id, a phone hash nor a phone number.');
}
