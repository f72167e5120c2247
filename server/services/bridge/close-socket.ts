import type { WebSocket } from 'ws';

const FAREWELL_MS = 1000;

/** Resolves when the socket is closed: politely where the peer takes part, at once where it is `dead`. */
export function closeSocket(socket: WebSocket, dead: boolean): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => {
    const impatient = setTimeout(() => socket.terminate(), FAREWELL_MS);
    // What breaks on the way out hurts nobody any more.
    const ignore = (): void => undefined;
    socket.on('error', ignore).once('close', () => {
      clearTimeout(impatient);
      socket.off('error', ignore);
      resolve();
    });
    if (dead) socket.terminate();
    else socket.close(1000);
  });
}
