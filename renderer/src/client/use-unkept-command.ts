import { useRef, useState } from 'react';

import type { CommandInput, CommandName, CommandOutput } from '#contract/commands.ts';
import { useClient } from './client-context.tsx';

export type UnkeptCommand<N extends CommandName> = {
  /** Resolves to null where it failed (`error` says why) and where the same is on its way already. */
  ask: (input: CommandInput<N>) => Promise<CommandOutput<N> | null>;
  isBusy: boolean;
  error: Error | null;
  reset: () => void;
};

/**
 * A command whose input holds keys. A mutation of the cache would keep what it was given for minutes after it was
 * answered; this keeps nothing of it.
 */
export function useUnkeptCommand<N extends CommandName>(name: N): UnkeptCommand<N> {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  // A button is only seen to be busy a moment after it was pressed.
  const isOnTheWay = useRef(false);

  async function ask(input: CommandInput<N>): Promise<CommandOutput<N> | null> {
    if (isOnTheWay.current) return null;
    isOnTheWay.current = true;
    setBusy(true);
    setError(null);
    try {
      return await client.call(name, input);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      return null;
    } finally {
      isOnTheWay.current = false;
      setBusy(false);
    }
  }

  return { ask, isBusy, error, reset: () => setError(null) };
}
