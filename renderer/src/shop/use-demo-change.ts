import { useEffect, useState } from 'react';

import { useCommandMutation } from '../client/use-command.ts';
import { useDeed } from './use-deed.ts';

/** The program ends within three seconds (spec §2). A page that is there later is there because its owner stayed. */
const CLOSED_BY_MS = 5_000;

/**
 * Leads the desktop program to the demo (`on`) or back to the owner's own shop. Once it is agreed to, the window is about
 * to close over it and open again: it stays busy, so that a second press finds nothing to press. What is typed and not
 * saved is asked about then, and whoever stays for it may press again.
 */
export function useDemoChange(on: boolean, done: string): { change: () => void; isBusy: boolean } {
  const { mutateAsync } = useCommandMutation('host.demo');
  const { run, isBusy } = useDeed();
  const [isClosing, setClosing] = useState(false);
  useEffect(() => {
    if (!isClosing) return undefined;
    const timer = setTimeout(() => setClosing(false), CLOSED_BY_MS);
    return () => clearTimeout(timer);
  }, [isClosing]);
  const change = (): void => void run({ act: () => mutateAsync({ on }), done }).then(setClosing);
  return { change, isBusy: isBusy || isClosing };
}
