import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { failureOf } from '../../client/failure-of.ts';

/** Why a sound could not be played: a player only knows that it could not, and its address says more. */
export async function failureAt(address: string): Promise<Error> {
  const response = await fetch(address).catch(() => null);
  if (response === null) return refused('unavailable', tell('not_answering'));
  if (!response.ok) return failureOf(response);
  await response.body?.cancel();
  return refused('internal', tell('not_understood'));
}
