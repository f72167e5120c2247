import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

import type { ToastWords } from '../ui/toast.tsx';
import { useToast } from '../ui/toasts.tsx';
import { useErrorWords } from '../texts/error-words.ts';

type Deed<T> = {
  act: () => Promise<T>;
  /** Said when it is done. */
  done?: string | ((answer: T) => string);
  /** Takes it back, given what it answered. */
  undo?: (answer: T) => Promise<unknown>;
  /** A page that tells more of it, given what it answered. */
  more?: (answer: T) => NonNullable<ToastWords['more']>;
};

/**
 * Something the owner does: says when it is done and offers the way back, or says why it could not be. The words come
 * even when what it was done to has left the screen by then. Resolves to whether it was done. A second click on the way
 * does nothing: the button is only seen to be busy a moment after the first.
 */
export function useDeed() {
  const say = useToast();
  const words = useErrorWords();
  const { mutateAsync, isPending } = useMutation<unknown, Error, () => Promise<unknown>>({
    mutationFn: (act) => act(),
  });

  const onTheWay = useRef(false);

  async function run<T>(deed: Deed<T>): Promise<boolean> {
    if (onTheWay.current) return false;
    onTheWay.current = true;
    const isDone = await perform(deed);
    onTheWay.current = false;
    return isDone;
  }

  async function perform<T>({ act, done, undo, more }: Deed<T>): Promise<boolean> {
    let takeBack: (() => Promise<unknown>) | undefined;
    let said: string | undefined;
    let page: ToastWords['more'];
    try {
      await mutateAsync(async () => {
        const answer = await act();
        said = typeof done === 'function' ? done(answer) : done;
        page = more?.(answer);
        if (undo) takeBack = () => undo(answer);
      });
    } catch (error) {
      say({ text: words(error), tone: 'bad' });
      return false;
    }
    const way = takeBack;
    const text = said;
    const further = page && { more: page };
    if (text !== undefined) say({ text, ...(way && { onUndo: () => void perform({ act: way }) }), ...further });
    return true;
  }

  return { run, isBusy: isPending };
}
