import { useRef, useState } from 'react';

import type { CommandInput, CommandName, CommandOutput } from '#contract/commands.ts';
import { useCommandMutation } from '../client/use-command.ts';
import type { ToastWords } from '../ui/toast.tsx';
import { useToast } from '../ui/toasts.tsx';
import { useErrorWords } from '../texts/error-words.ts';

/**
 * A command that changes one row of a list: which rows are busy with it, and a short message once it is done (if there
 * is anything to say) or why it was not. Use it in the list and not in the row, which may be gone before the answer comes.
 */
export function useRowChange<N extends CommandName>(name: N) {
  const { mutateAsync } = useCommandMutation(name);
  const say = useToast();
  const words = useErrorWords();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

  const onTheWay = useRef(new Set<string>());

  function change(row: string, input: CommandInput<N>, said: (output: CommandOutput<N>) => ToastWords | null): void {
    if (onTheWay.current.has(row)) return;
    onTheWay.current.add(row);
    setBusy((now) => new Set(now).add(row));
    void mutateAsync(input)
      .then(
        (output) => {
          const done = said(output);
          if (done) say(done);
        },
        (error: Error) => say({ text: words(error), tone: 'bad' }),
      )
      .finally(() => {
        onTheWay.current.delete(row);
        setBusy((now) => new Set([...now].filter((id) => id !== row)));
      });
  }

  return { isBusy: (row: string): boolean => busy.has(row), change };
}
