import { useEffect, useRef, useState } from 'react';

import { useClient } from '../../client/client-context.tsx';
import { every } from '../../client/timers.ts';
import { listen } from './listen.ts';
import { createLiveSound } from './live-sound.ts';

type Listening = { kind: 'off' | 'starting' | 'on' } | { kind: 'failed'; error: Error };

/** Listening to a call, from the owner's click until theirs, the end of the call, or this view's. */
export function useListening(id: string): { state: Listening; start: () => void; stop: () => void } {
  const client = useClient();
  const [state, setState] = useState<Listening>({ kind: 'off' });
  const going = useRef<AbortController>(null);

  function stop(): void {
    going.current?.abort();
    going.current = null;
    setState({ kind: 'off' });
  }

  function start(): void {
    going.current?.abort();
    const mine = (going.current = new AbortController());
    const { signal } = mine;
    // Within the click: a browser plays nothing by itself.
    const sound = createLiveSound(new AudioContext());
    setState({ kind: 'starting' });
    const onBegun = (): void => setState((now) => (signal.aborted ? now : { kind: 'on' }));
    listen({ client, fetch: (...asked) => fetch(...asked), sound, every }, { id, signal, onBegun })
      .then(
        (): Listening => ({ kind: 'off' }),
        (error: unknown): Listening => ({ kind: 'failed', error: error instanceof Error ? error : new Error('odd') }),
      )
      .then((next) => signal.aborted || setState(next))
      .finally(() => sound.close())
      .catch(() => undefined);
  }

  useEffect(
    () => () => {
      going.current?.abort();
      setState({ kind: 'off' });
    },
    [id],
  );
  return { state, start, stop };
}
