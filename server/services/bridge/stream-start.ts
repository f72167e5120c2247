import type { RawData, WebSocket } from 'ws';

import type { PhoneWire, StreamStart } from '../../domain/bridge/messages.ts';
import { matchingSecret } from '../../platform/same-bytes.ts';

type Deps = {
  phone: WebSocket;
  wire: PhoneWire;
  limitMs: number;
  /** Called at once, so that nothing is lost of what comes behind it. */
  begun: (start: StreamStart) => void;
  /** It did not begin, in time or at all. */
  failed: () => void;
};

/** Waits until the carrier says which call a socket carries. */
export function awaitStart({ phone, wire, limitMs, begun, failed }: Deps): void {
  const done = (): void => {
    clearTimeout(impatient);
    phone.off('message', onMessage).off('close', onClose);
  };
  const onMessage = (data: RawData, isBinary: boolean): void => {
    const message = !isBinary && Buffer.isBuffer(data) ? wire.read(data.toString()) : null;
    if (message?.kind !== 'start') return;
    done();
    begun(message.start);
  };
  const onClose = (): void => {
    done();
    failed();
  };
  const impatient = setTimeout(onClose, limitMs);
  phone.on('message', onMessage).on('close', onClose);
}

/** Whether a socket that was let in with a token carries the call that the token was given to. */
export function isOf({ callSid, parameters }: StreamStart, ticket: { callSid: string; token: string }): boolean {
  return callSid === ticket.callSid && matchingSecret(parameters['token'] ?? '', [ticket.token]) === 0;
}
