import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How near to the end counts as being there, in pixels. */
const NEAR = 32;

type Followed = {
  box: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  /** False while the reader looks at something further up. */
  isAtEnd: boolean;
  toEnd: () => void;
};

/** Keeps the end of what grows in sight, unless the reader went up; `grown` is another whenever there is more. */
export function useFollowedEnd(grown: unknown): Followed {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = (): void => {
    const { current } = box;
    if (current) current.scrollTop = current.scrollHeight;
    setAtEnd(true);
  };
  const onScroll = (): void => {
    const { current } = box;
    if (current) setAtEnd(current.scrollHeight - current.scrollTop - current.clientHeight < NEAR);
  };
  useLayoutEffect(() => {
    if (isAtEnd && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [grown, isAtEnd]);
  return { box, onScroll, isAtEnd, toEnd };
}
