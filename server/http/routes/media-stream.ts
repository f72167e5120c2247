import type { TwilioCheck } from '../../integrations/twilio/signature.ts';
import { STREAM_PATH } from '../../integrations/twilio/twiml.ts';
import type { Bridge } from '../../services/bridge/bridge.ts';
import type { SocketRoute } from '../socket-route.ts';

type Deps = { bridge: Bridge; check: TwilioCheck };

/**
 * The sound of calls on the shop's own numbers. The signature is asked first: a token is spent by being asked for.
 */
export function mediaStreamRoutes({ bridge, check }: Deps): SocketRoute[] {
  const open = (): boolean => bridge.isInUse();
  return [
    {
      name: 'media-stream',
      path: `${STREAM_PATH}/:token`,
      open,
      admit({ parameter, target, headers }) {
        const signature = headers['x-twilio-signature'];
        if (parameter === null || typeof signature !== 'string' || !check.upgrade(signature, target)) return null;
        return bridge.admit(parameter);
      },
    },
    // Without a token it is refused like with a wrong one.
    { name: 'media-stream', path: STREAM_PATH, open, admit: () => null },
  ];
}
