import { useMutation } from '@tanstack/react-query';

import { useToast } from '../ui/toasts.tsx';

type Deed<T> = {
  act: () => Promise<T>;
  /** Said when it is done. */
  done?: string;
  /** Takes it back, given what it answered. */
  undo?: (answer: T) => Promise<unknown>;
};

/**
 * Something the owner does: says when it is done and offers the way back, or says why it could not be. The words come
 * even when what it was done to has left the screen by then. Resolves to whether it was done.
 */
export function useDeed() {
  const say = useToast();
  const { mutateAsync, isPending } = useMutation<unknown, Error, () => Promise<unknown>>({
    mutationFn: (act) => act(),
  });

  async function run<T>({ act, done, undo }: Deed<T>): Promise<boolean> {
    let takeBack: (() => Promise<unknown>) | undefined;
    try {
      await mutateAsync(async () => {
        const answer = await act();
        if (undo) takeBack = () => undo(answer);
      });
    } catch (error) {
      say({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
      return false;
    }
    const way = takeBack;
    if (done !== undefined) say({ text: done, ...(way && { onUndo: () => void run({ act: way }) }) });
    return true;
  }

  return { run, isBusy: isPending };
}
