import type { Packed, Wire } from './wire.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** From the page to the program: something asked, something said, or a preload script that failed. */
export type Upward =
  | { kind: 'invoke'; id: number; channel: string; args: Packed }
  | { kind: 'send'; channel: string; args: Packed }
  | { kind: 'preload-error'; message: string };

/** From the program to the page. */
export type Downward =
  | { kind: 'reply'; id: number; value: Packed }
  | { kind: 'refusal'; id: number; message: string }
  | { kind: 'event'; channel: string; args: Packed };

/** `ipcRenderer` as a preload script sees it, over one way up and one way down. It runs in the page, as its own text. */
export function createRendererIpc({ ask, wire }: { ask: (text: string) => void; wire: Wire }) {
  const waiting = new Map<number, { done(value: unknown): void; failed(error: Error): void }>();
  const listeners = new Map<string, Listener[]>();
  let asked = 0;

  const on = (channel: string, listener: Listener): void =>
    void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
  const off = (channel: string, listener: Listener): void =>
    void listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((one) => one !== listener),
    );

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = (asked += 1);
      const message: Upward = { kind: 'invoke', id, channel, args: wire.pack(args) };
      return new Promise((done, failed) => {
        waiting.set(id, { done, failed });
        ask(JSON.stringify(message));
      });
    },
    send(channel: string, ...args: unknown[]): void {
      const message: Upward = { kind: 'send', channel, args: wire.pack(args) };
      ask(JSON.stringify(message));
    },
    on,
    addListener: on,
    off,
    removeListener: off,
  };

  function deliver(text: string): void {
    const message = JSON.parse(text) as Downward;
    if (message.kind === 'event') {
      const args = wire.unpack(message.args);
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer }, ...(Array.isArray(args) ? (args as unknown[]) : []));
      return;
    }
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'reply') one?.done(wire.unpack(message.value));
    else one?.failed(new Error(message.message));
  }

  return { ipcRenderer, deliver };
}
