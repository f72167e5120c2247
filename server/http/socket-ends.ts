import type { Duplex } from 'node:stream';

import type { WebSocket } from 'ws';

type Ending = { open: ReadonlySet<WebSocket>; taken: ReadonlySet<Duplex>; graceMs: number };

/** `ws`: the program goes away. */
const GOING_AWAY = 1001;

/** Resolves when every connection that was given to a socket, or waits to be, is gone: at the latest after `graceMs`. */
export async function endSockets({ open, taken, graceMs }: Ending): Promise<void> {
  const gone = Promise.all([...taken].map(closed));
  const impatient = setTimeout(() => {
    for (const socket of open) socket.terminate();
    for (const socket of taken) socket.destroy();
  }, graceMs);
  for (const socket of open) socket.close(GOING_AWAY);
  await gone;
  clearTimeout(impatient);
}

const closed = (socket: Duplex): Promise<void> => new Promise((resolve) => socket.once('close', resolve));
