import type { QueryClient } from '@tanstack/react-query';

import type { AppClient } from '#contract/client.ts';
import { AppError } from '#contract/errors.ts';
import type { Fact } from '#contract/facts.ts';

/** A correction that is being typed over a fact, and whose fact it is: it must go when the caller is forgotten. */
export type FactEdit = {
  fact: Fact;
  words: string;
  callerId: string;
  /** On its way to the server: not in the field meanwhile, and there again where it was not taken. */
  isSent: boolean;
};

/** By the id of the fact. */
export type FactEditList = Readonly<Record<string, FactEdit>>;

const PREFIX = 'facts.';

/** What `useDraft` knows the corrections of one list of facts by. */
export function factDraft(list: string): string {
  return `${PREFIX}${list}`;
}

/** What is left without some; null where that is nothing. */
export function withoutEdits(edits: FactEditList, isGone: (edit: FactEdit) => boolean): FactEditList | null {
  const left = Object.entries(edits).filter(([, edit]) => !isGone(edit));
  return left.length > 0 ? Object.fromEntries(left) : null;
}

/** What is forgotten must not live on in what was typed over it. */
export function forgetTyped(cache: QueryClient, callerId: string): void {
  dropTyped(cache, (edit) => edit.callerId === callerId);
}

/**
 * Drops what was typed over facts that are held no more: for when the event that told of it may have been missed. Asked
 * by the fact and not by its caller, who may have become part of another.
 */
export async function forgetGone(cache: QueryClient, client: AppClient): Promise<void> {
  const ids = factDrafts(cache).flatMap(([, edits]) => Object.keys(edits ?? {}));
  await Promise.all(
    ids.map(async (id) => {
      const isGone = await client.call('facts.history', { id }).then(() => false, isNotFound);
      if (isGone) dropTyped(cache, ({ fact }) => fact.id === id);
    }),
  );
}

/** Whether something failed because there is no such thing any more. */
export function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not_found';
}

function dropTyped(cache: QueryClient, isGone: (edit: FactEdit) => boolean): void {
  for (const [queryKey, edits] of factDrafts(cache))
    if (edits && Object.values(edits).some(isGone)) cache.setQueryData(queryKey, withoutEdits(edits, isGone));
}

function factDrafts(cache: QueryClient) {
  return cache.getQueriesData<FactEditList | null>({
    queryKey: ['draft'],
    predicate: ({ queryKey: [, name] }) => typeof name === 'string' && name.startsWith(PREFIX),
  });
}
