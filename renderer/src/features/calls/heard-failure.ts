import { refused, unwrap, type Failure } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

/** Why a sound could not be played: a player only knows that it could not, and its address says more. */
export async function failureAt(address: string): Promise<Error> {
  try {
    const response = await fetch(address);
    const answer: unknown = response.ok ? await response.body?.cancel() : await response.json();
    if (isFailed(answer)) unwrap({ ok: false, error: answer.error });
    return refused('internal', tell('not_understood'));
  } catch (error) {
    return error instanceof Error ? error : refused('unavailable', tell('not_answering'));
  }
}

function isFailed(value: unknown): value is { error: Failure } {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false;
  const { error } = value;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
