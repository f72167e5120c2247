import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { FailedState, LoadingState } from './states.tsx';

type Props<T> = {
  of: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  /** How many grey lines stand for it while it loads. */
  lines?: number;
  children: (data: T) => ReactNode;
};

/**
 * Shows an answer, or that it is on its way, or why it did not come. An answer already on screen stays there when asking
 * again fails: old words are better than none, and the frame says that the connection is lost.
 */
export function Answer<T>({ of: { data, error, refetch }, lines, children }: Props<T>) {
  if (data !== undefined) return children(data);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return <LoadingState {...(lines !== undefined && { lines })} />;
}
