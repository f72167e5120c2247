import { AppError } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { useSaid } from './said.ts';

/** Why something failed, for the owner. What nobody expected is told in one sentence: its own is not written for people. */
export function useErrorWords(): (error: unknown) => string {
  const said = useSaid();
  return (error) => {
    if (!(error instanceof AppError)) return said(tell('something_wrong'));
    return error.reason ? said({ ...error.reason, sentence: error.message }) : error.message;
  };
}
