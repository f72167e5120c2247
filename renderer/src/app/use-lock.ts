import { useCommandMutation, useCommandQuery } from '../client/use-command.ts';

/** Locks this window; null where there is no PIN to unlock it with. */
export function useLock(): (() => void) | null {
  const hasPin = useCommandQuery('access.get', {}).data?.hasPin ?? false;
  const { mutate } = useCommandMutation('access.lock', { refreshes: ['access.get'] });
  return hasPin ? () => mutate({}) : null;
}
