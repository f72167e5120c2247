import type { RawData, WebSocket } from 'ws';

/** Bytes that may wait in a socket before audio waits outside of it, and those after which it may go on. */
const FULL_BYTES = 64 * 1024;
const ROOM_BYTES = 32 * 1024;
/** A peer that lets so much pile up, of control messages too, is not a peer any more. */
const MOST_BYTES = 4 * 1024 * 1024;

export type LineEnd = ReturnType<typeof openLineEnd>;

type Deps = {
  socket: WebSocket;
  heard: (text: string) => void;
  gone: (code: number) => void;
  full: () => void;
  room: () => void;
};

/**
 * One of the two sockets of a bridged call, and whether somebody is still there. Time is counted in looks, not by the
 * clock: a computer that slept for a minute has not heard anything in between, and that is nobody's fault.
 */
export function openLineEnd({ socket, heard, gone, full, room }: Deps) {
  let quiet = 0;
  let stuck = 0;
  let isFull = false;
  const alive = (): void => void (quiet = 0);
  const onMessage = (data: RawData, isBinary: boolean): void => {
    quiet = 0;
    // With the usual `binaryType` text comes as one Buffer.
    if (!isBinary && Buffer.isBuffer(data)) heard(data.toString('utf8'));
  };
  const onClose = (code: number): void => gone(code);
  const onError = (): void => undefined; // `close` follows and says it better
  const onSent = (): void => {
    if (socket.bufferedAmount > ROOM_BYTES) return;
    isFull = false;
    stuck = 0;
    room();
  };
  socket.on('message', onMessage).on('pong', alive).on('ping', alive).on('close', onClose).on('error', onError);
  if (socket.isPaused) socket.resume();
  return {
    socket,
    send(text: string): void {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(text, onSent);
      if (isFull || socket.bufferedAmount <= FULL_BYTES) return;
      isFull = true;
      full();
    },
    /** A while has passed; what is wrong with the peer by now. */
    look({ quietLooks, stuckLooks, ping }: { quietLooks: number; stuckLooks: number; ping: boolean }) {
      quiet += 1;
      stuck = isFull ? stuck + 1 : 0;
      if (socket.bufferedAmount > MOST_BYTES || stuck > stuckLooks) return 'slow';
      if (quiet > quietLooks) return 'silent';
      if (ping && quiet > 1 && socket.readyState === socket.OPEN) socket.ping();
      return null;
    },
    /** Leaves nothing of ours on the socket. */
    letGo(): void {
      socket
        .off('message', onMessage)
        .off('pong', alive)
        .off('ping', alive)
        .off('close', onClose)
        .off('error', onError);
    },
  };
}
