import { hashKey } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * What is asked for twice before it was answered, as by a double click, happens once: the second asking is given the
 * answer to the first. A button is only seen to be busy a moment after it was pressed, so its look cannot hold this.
 */
export function useOnce<I, O, R extends readonly unknown[]>(
  act: (input: I, ...rest: R) => Promise<O>,
): { once: (input: I, ...rest: R) => Promise<O>; isOnTheWay: (input: I) => boolean } {
  const going = useRef(new Map<string, Promise<O>>());

  function once(input: I, ...rest: R): Promise<O> {
    const key = hashKey([input]);
    const before = going.current.get(key);
    if (before) return before;
    const answer = act(input, ...rest);
    going.current.set(key, answer);
    const over = (): void => void going.current.delete(key);
    answer.then(over, over);
    return answer;
  }

  return { once, isOnTheWay: (input) => going.current.has(hashKey([input])) };
}
