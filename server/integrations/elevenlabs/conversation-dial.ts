import type { WebSocket } from 'ws';

import { TurnSocket } from '../../platform/turn-socket.ts';

const HANDSHAKE_MS = 5000;
/** An agent speaks in pieces of a second or more, each of them text. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Opens the socket of a conversation at an address that proves itself. It comes paused, so that nothing the other side
 * says first is lost. Rejects with words that hold nothing of the address, whose query is as good as a key.
 */
export function dialConversation(address: string, signal: AbortSignal): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    if (!isFit(address)) return reject(new Error('The address of a conversation is none that may be opened.'));
    const caps = { perMessageDeflate: false, maxPayload: MOST_BYTES, handshakeTimeout: HANDSHAKE_MS };
    const socket = new TurnSocket(address, { ...caps, followRedirects: false });
    const failed = (): void => {
      signal.removeEventListener('abort', given);
      reject(new Error('The socket of a conversation did not open.'));
    };
    const given = (): void => socket.terminate();
    signal.addEventListener('abort', given);
    socket.on('error', failed);
    socket.once('upgrade', (response) => socket.runsOver(response.socket));
    socket.once('open', () => {
      signal.removeEventListener('abort', given);
      socket.off('error', failed);
      socket.pause();
      resolve(socket);
    });
    if (signal.aborted) given();
  });
}

/** In clear on this machine only, where tests and rehearsals have their provider. */
function isFit(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  return (
    url.protocol === 'wss:' || (url.protocol === 'ws:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
  );
}
