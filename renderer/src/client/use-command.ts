import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';

import type { CommandInput, CommandName, CommandOutput } from '#contract/commands.ts';
import { useClient } from './client-context.tsx';

/** Commands that answer a page of rows and where the next one begins. */
export type PagedCommand = {
  [N in CommandName]: CommandOutput<N> extends { nextCursor: string | null } ? N : never;
}[CommandName];

type Pages<N extends CommandName> = InfiniteData<CommandOutput<N>, string | null>;

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

/** A long list, page after page: `data.pages` are the answers, `fetchNextPage` brings one more. */
export function useCommandPages<N extends PagedCommand>(
  name: N,
  input: Omit<CommandInput<N>, 'cursor'>,
  { enabled = true, keepPrevious = false }: QueryOptions = {},
): UseInfiniteQueryResult<Pages<N>> {
  const client = useClient();
  return useInfiniteQuery<CommandOutput<N>, Error, Pages<N>, readonly unknown[], string | null>({
    queryKey: [name, input, 'pages'],
    // Input and cursor are checked by the command's own schema on the other side.
    queryFn: ({ pageParam }) => client.call(name, { ...input, cursor: pageParam ?? undefined } as CommandInput<N>),
    initialPageParam: null,
    getNextPageParam: nextCursor,
    enabled,
    ...(keepPrevious && { placeholderData: (last) => last }),
  });
}

function nextCursor(page: { nextCursor: string | null }): string | null {
  return page.nextCursor;
}

/**
 * A command that changes something. Events bring the change to every view; name in `refreshes` only what no event
 * speaks of.
 */
export function useCommandMutation<N extends CommandName>(
  name: N,
  { refreshes = [] }: { refreshes?: readonly CommandName[] } = {},
): UseMutationResult<CommandOutput<N>, Error, CommandInput<N>> {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation<CommandOutput<N>, Error, CommandInput<N>>({
    mutationFn: (input) => client.call(name, input),
    onSuccess: () => Promise.all(refreshes.map((queryKey) => cache.invalidateQueries({ queryKey: [queryKey] }))),
  });
}
