import type { Told } from '#contract/told.ts';

import { ProviderFault } from '../domain/providers/fault.ts';

/** `changed`: somebody changed it since, so it stays as it is. */
export type Outcome = 'undone' | 'changed';
/** Hears how taking a step back went, or why it was not taken back yet. */
export type OnOutcome = (step: string, outcome: Outcome | Told) => void;

/** What is not there any more needs no removing. */
export async function gone(work: Promise<void>): Promise<void> {
  await goneIs(undefined, work);
}

export async function goneIs<T>(instead: T, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === 'not_found') return instead;
    throw error;
  }
}
