import type { Duplex } from 'node:stream';

import { WebSocket } from 'ws';

type Data = Parameters<WebSocket['send']>[0];
type Options = Parameters<WebSocket['send']>[1];
type Sent = (error?: Error) => void;

/**
 * A WebSocket that writes to the system once for all it sends in one turn of the event loop, however many messages that
 * is. A program that is behind reads several frames of sound at once; to write each by itself costs more than all else it
 * does with them, and it falls further behind (docs/decisions/0283-frames-of-one-turn-leave-together.md).
 */
export class TurnSocket extends WebSocket {
  #line: Duplex | null = null;
  #isHeld = false;

  /** The stream below; without it each message leaves by itself. */
  runsOver(line: Duplex): this {
    this.#line = line;
    return this;
  }

  override send(data: Data, options?: Options | Sent, sent?: Sent): void {
    this.#hold();
    if (typeof options === 'object') super.send(data, options, sent);
    else super.send(data, options);
  }

  #hold(): void {
    const line = this.#line;
    if (line === null || this.#isHeld) return;
    this.#isHeld = true;
    line.cork();
    process.nextTick(() => {
      this.#isHeld = false;
      line.uncork();
    });
  }
}
