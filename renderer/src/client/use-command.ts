import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type MutateOptions,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useRef } from 'react';

import type { CommandInput, CommandName, CommandOutput } from '#contract/commands.ts';
import { useClient } from './client-context.tsx';
import { withoutDoubles } from './page-rows.ts';
import { renewedPage, type Shown } from './renewed-page.ts';
import { useCatchUp } from './use-catch-up.ts';
import { useOnce } from './use-once.ts';

/** Commands that answer a page of rows and where the next one begins. */
export type PagedCommand = {
  [N in CommandName]: CommandOutput<N> extends { nextCursor: string | null } ? N : never;
}[CommandName];

type Pages<N extends CommandName> = InfiniteData<CommandOutput<N>, string | null>;

/** As long as somebody may read what they opened from a list before they go back to it. */
const KEPT_MS = 30 * 60_000;

type QueryOptions = {
  /** False while there is nothing to ask yet, such as an empty search. */
  enabled?: boolean;
  /** Keep showing the last answer while a new question is on its way: for searches. */
  keepPrevious?: boolean;
};

/** The answer to a command that only reads, kept up to date by the app's events. */
export function useCommandQuery<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  { enabled = true, keepPrevious = false }: QueryOptions = {},
): UseQueryResult<CommandOutput<N>> {
  const client = useClient();
  return useQuery<CommandOutput<N>>({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled,
    ...(keepPrevious && { placeholderData: (last) => last }),
  });
}

/**
 * A long list, page after page: `data.pages` are the answers, `fetchNextPage` brings one more. What an event makes out of
 * date is asked for again where it is on screen, as the list tells with `onShown`, and elsewhere once it is scrolled to.
 */
export function useCommandPages<N extends PagedCommand>(
  name: N,
  input: Omit<CommandInput<N>, 'cursor'>,
  { enabled = true, keepPrevious = false }: QueryOptions = {},
): UseInfiniteQueryResult<Pages<N>> & { onShown: (subjects: readonly string[]) => void } {
  const client = useClient();
  const queryKey = [name, input, 'pages'];
  const shown = useRef<Shown>(null);
  const result = useInfiniteQuery<CommandOutput<N>, Error, Pages<N>, readonly unknown[], string | null>({
    queryKey,
    queryFn: ({ client: cache, pageParam }) =>
      renewedPage<CommandOutput<N>>({
        kept: cache.getQueryState(queryKey),
        cursor: pageParam,
        shown: shown.current,
        // Input and cursor are checked by the command's own schema on the other side.
        ask: (cursor) => client.call(name, { ...input, cursor: cursor ?? undefined } as CommandInput<N>),
      }),
    select: withoutDoubles,
    initialPageParam: null,
    getNextPageParam: nextCursor,
    gcTime: KEPT_MS,
    enabled,
    ...(keepPrevious && { placeholderData: (last) => last }),
  });
  const catchUp = useCatchUp(() => shown.current, result);
  const onShown = (subjects: readonly string[]): void => {
    shown.current = new Set(subjects);
    catchUp();
  };
  return { ...result, onShown };
}

function nextCursor(page: { nextCursor: string | null }): string | null {
  return page.nextCursor;
}

type Change<N extends CommandName> = { input: CommandInput<N> };
type Told<N extends CommandName> = MutateOptions<CommandOutput<N>, Error, Change<N>>;
export type CommandMutation<N extends CommandName> = {
  mutate: (input: CommandInput<N>, options?: Told<N>) => void;
  mutateAsync: (input: CommandInput<N>) => Promise<CommandOutput<N>>;
} & Pick<UseMutationResult<CommandOutput<N>, Error, Change<N>>, 'data' | 'error' | 'isPending' | 'reset'>;

/**
 * A command that changes something; asked for twice at once it happens once. Events bring the change to every view; name
 * in `refreshes` only what no event speaks of. That is asked for again after a refusal too, which may come of having
 * been out of date.
 */
export function useCommandMutation<N extends CommandName>(
  name: N,
  { refreshes = [] }: { refreshes?: readonly CommandName[] } = {},
): CommandMutation<N> {
  const client = useClient();
  const cache = useQueryClient();
  const { mutateAsync, data, error, isPending, reset } = useMutation<CommandOutput<N>, Error, Change<N>>({
    mutationFn: ({ input }) => client.call(name, input),
    onSettled: () => Promise.all(refreshes.map((queryKey) => cache.invalidateQueries({ queryKey: [queryKey] }))),
  });
  const { once, isOnTheWay } = useOnce((change: Change<N>, options?: Told<N>) => mutateAsync(change, options));
  return {
    mutate: (input, options) => {
      // Why it failed stands in `error`.
      if (!isOnTheWay({ input })) once({ input }, options).catch(() => undefined);
    },
    mutateAsync: (input) => once({ input }),
    ...{ data, error, isPending, reset },
  };
}
