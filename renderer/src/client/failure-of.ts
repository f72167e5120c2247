import { refused, unwrap, type Failure } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

/** Why a request for a sound was refused, as the server says it. */
export async function failureOf(response: Response): Promise<Error> {
  const answer: unknown = await response.json().catch(() => null);
  try {
    if (isFailed(answer)) unwrap({ ok: false, error: answer.error });
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return refused('internal', tell('not_understood'));
}

function isFailed(value: unknown): value is { error: Failure } {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false;
  const { error } = value;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
