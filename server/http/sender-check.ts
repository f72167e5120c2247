import type { IncomingHttpHeaders } from 'node:http';

import { isElevenLabsSender } from '../integrations/elevenlabs/senders.ts';
import type { RouteAuth } from './webhook-route.ts';

type Deps = {
  /** Whether the owner wants it. */
  isOn: () => boolean;
  /** Whether a tunnel of ours is open: cloudflared alone says truly who is asking. */
  isTunnelOurs: () => boolean;
};

/** What is asked for, as far as it says who asks. */
type Asked = { auth: { kind: RouteAuth['kind']; of?: 'elevenlabs' } };

export type SenderCheck = (route: Asked, headers: IncomingHttpHeaders) => boolean;

/**
 * Whether somebody may ask a route at all, on top of its secret. Only ElevenLabs' routes: Twilio has no fixed addresses
 * (twilio.md §4). What has not come over the tunnel has no such header and was sent on this computer.
 */
export function createSenderCheck({ isOn, isTunnelOurs }: Deps): SenderCheck {
  return (route, headers) => {
    if (!isElevenLabs(route) || !isOn() || !isTunnelOurs()) return true;
    const sender = headers['cf-connecting-ip'];
    return sender === undefined || (typeof sender === 'string' && isElevenLabsSender(sender.trim()));
  };
}

function isElevenLabs({ auth }: Asked): boolean {
  return (
    auth.of === 'elevenlabs' ||
    auth.kind === 'header' ||
    auth.kind === 'signature' ||
    auth.kind === 'header-or-signature'
  );
}
