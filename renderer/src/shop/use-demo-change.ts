import { useState } from 'react';

import { useCommandMutation } from '../client/use-command.ts';
import { useDeed } from './use-deed.ts';

/**
 * Leads the desktop program to the demo (`on`) or back to the owner's own shop. Once it is agreed to, the window is about
 * to close over it and open again: it stays busy, so that a second press finds nothing to press.
 */
export function useDemoChange(on: boolean, done: string): { change: () => void; isBusy: boolean } {
  const { mutateAsync } = useCommandMutation('host.demo');
  const { run, isBusy } = useDeed();
  const [isClosing, setClosing] = useState(false);
  const change = (): void => void run({ act: () => mutateAsync({ on }), done }).then(setClosing);
  return { change, isBusy: isBusy || isClosing };
}
