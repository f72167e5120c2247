import { randomUUID } from 'node:crypto';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

type Listener = {
  callId: string;
  /** When they are taken to be gone, where nothing was heard of them. */
  until: number;
  isOpen: boolean;
  isOver: boolean;
  waiting: Buffer[];
  bytes: number;
  wake: () => void;
};

const LEASE_MS = 10_000;
/** A browser has six connections for all its tabs, and each who listens holds one. */
const MOST = 2;
/** More than the longest answer an agent speaks at once; what a window has not taken by then is too old to be heard. */
const MOST_BYTES = 512 * 1024;
const PAYLOAD = /^[a-z\d+/]+={0,2}$/i;
const LETTER = { caller: 'c', agent: 'a' } as const;
/** The agent was interrupted: what it said last is not to be heard any more. */
const HUSH = Buffer.from('x\n');

function give(listener: Listener, line: Buffer): void {
  listener.waiting.push(line);
  listener.bytes += line.length;
  while (listener.bytes > MOST_BYTES) listener.bytes -= listener.waiting.shift()?.length ?? 0;
  listener.wake();
}

/** What one hears, as they take it; `leave` is called when they take no more. */
async function* heard(listener: Listener, leave: () => void): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      if (listener.waiting.length > 0) {
        listener.bytes = 0;
        yield Buffer.concat(listener.waiting.splice(0));
      } else if (listener.isOver) return;
      else await new Promise<void>((wake) => (listener.wake = wake));
    }
  } finally {
    leave();
  }
}

export type Listeners = ReturnType<typeof createListeners>;

/**
 * Who listens to calls that go on. A call costs nothing more while nobody does, and somebody slow costs nobody
 * anything: the oldest is dropped.
 */
export function createListeners({ now }: { now: () => Date }) {
  const listeners = new Map<string, Listener>();

  function end(id: string, listener: Listener): void {
    listeners.delete(id);
    listener.isOver = true;
    listener.wake();
  }

  /** Lets go of those who are gone. */
  function tidy(): void {
    const at = now().getTime();
    for (const [id, listener] of listeners) if (listener.until < at) end(id, listener);
  }

  function pass(callId: string, line: Buffer): void {
    tidy();
    for (const listener of listeners.values()) if (listener.callId === callId && listener.isOpen) give(listener, line);
  }

  return {
    /** Throws `unavailable` where too many listen already. */
    begin(callId: string): string {
      tidy();
      if (listeners.size >= MOST) throw refused('unavailable', tell('live_too_many_listen'));
      const id = randomUUID();
      const until = now().getTime() + LEASE_MS;
      const nobody = (): void => undefined;
      listeners.set(id, { callId, until, isOpen: false, isOver: false, waiting: [], bytes: 0, wake: nobody });
      return id;
    },
    /** False for one who does not listen any more. */
    renew(id: string, callId: string): boolean {
      tidy();
      const listener = listeners.get(id);
      if (listener?.callId !== callId) return false;
      listener.until = now().getTime() + LEASE_MS;
      return true;
    },
    /** Lines of what is heard: a letter for the side and Base64 of its μ-law. Null for nobody, and the second time. */
    open(id: string, signal: AbortSignal): AsyncIterable<Uint8Array> | null {
      const listener = listeners.get(id);
      if (!listener || listener.isOpen) return null;
      listener.isOpen = true;
      // Nothing yet, but who asked learns that they are listening.
      give(listener, Buffer.from('\n'));
      const leave = (): void => end(id, listener);
      signal.addEventListener('abort', leave, { once: true });
      return heard(listener, leave);
    },
    hear(callId: string, side: 'caller' | 'agent', payload: string): void {
      if (listeners.size === 0 || !PAYLOAD.test(payload)) return;
      pass(callId, Buffer.from(`${LETTER[side]}${payload}\n`, 'latin1'));
    },
    /** What the agent said last is not to be heard any more. */
    hush: (callId: string): void => pass(callId, HUSH),
    end(callId: string): void {
      for (const [id, listener] of listeners) if (listener.callId === callId) end(id, listener);
    },
    count: (): number => listeners.size,
  };
}
