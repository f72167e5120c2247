import type { RawData, WebSocket } from 'ws';

import { BRAIN_SECRET_HEADER, type BRAIN_HEADERS } from '../../domain/bridge/brain-headers.ts';
import { agentResponse, PONG, toBrainMessage } from '../../integrations/elevenlabs/brain-socket.ts';
import { ENGINE_TOKEN_HEADER } from '../../integrations/elevenlabs/engine-token.ts';
import { callId } from '../../integrations/elevenlabs/ring.ts';
import type { Brain } from '../../services/brain/brain.ts';
import { admitByHeader } from '../admission.ts';
import type { SocketRoute, Upgrade } from '../socket-route.ts';

type Deps = {
  brain: Brain;
  /** Whether there is a model that could speak. */
  open: () => boolean;
  secrets: () => readonly string[];
  /** Whether a token was made with a key of ours. */
  checkToken: (header: string | string[] | undefined) => boolean;
  /** The engine says that something went wrong there. */
  onTrouble: (code: string) => void;
  /** How long a peer may be silent before it is asked, and again before it is given up. Shortened in tests. */
  silentMs?: number;
};

const SILENT_MS = 4000;
/** Each turn holds all that was said, by somebody who was let in: ten hours of talk. */
const MOST_BYTES = 1024 * 1024;
/** A peer that reads nothing must not fill the memory. */
const MOST_WAITING = 256 * 1024;

/** The brain (spec §3, seed 003): ElevenLabs' Speech Engine asks here what to say. */
export function brainRoute({ brain, open, secrets, checkToken, onTrouble, silentMs = SILENT_MS }: Deps): SocketRoute {
  return {
    name: 'brain',
    path: '/ws',
    maxBytes: MOST_BYTES,
    sender: 'elevenlabs',
    open,
    admit({ headers }) {
      const token = headers[ENGINE_TOKEN_HEADER];
      // Both are always looked at: which of the two was wrong is nobody's business.
      const isOurs = admitByHeader(headers, { header: BRAIN_SECRET_HEADER, secrets }).outcome === 'admitted';
      if (!checkToken(token) || !isOurs) return null;
      return (socket) => talk(socket, brain, { clue: clueOf(headers), onTrouble, silentMs });
    },
  };
}

type Opened = Pick<Deps, 'onTrouble'> & { clue: Parameters<Brain['conversation']>[1]; silentMs: number };

function talk(socket: WebSocket, brain: Brain, { clue, onTrouble, silentMs }: Opened): void {
  const send = (message: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MOST_WAITING) return socket.terminate();
    socket.send(message);
  };
  const conversation = brain.conversation(
    {
      say: (turnId, text) => send(agentResponse(turnId, text, false)),
      done: (turnId) => send(agentResponse(turnId, '', true)),
    },
    clue,
  );
  const watch = watchOver(socket, silentMs);
  socket.on('message', (data: RawData, isBinary: boolean) => {
    watch.heard();
    const message = isBinary ? null : toBrainMessage(textOf(data));
    if (message?.kind === 'begins') conversation.begins(message.conversationId);
    if (message?.kind === 'heard') conversation.heard(message.turnId, message.turns);
    if (message?.kind === 'asks') send(PONG);
    // The caller is still on the line and may be waiting for what is being said: nothing is stopped for it.
    if (message?.kind === 'fails') onTrouble(message.code);
    if (message?.kind !== 'ends') return;
    conversation.stop();
    socket.close(1000);
  });
  socket.on('pong', watch.heard);
  socket.once('close', () => {
    watch.end();
    conversation.stop();
  });
}

/** A caller may be silent for long, a peer that is there may not: it is asked, and cut off where it does not answer. */
function watchOver(socket: WebSocket, silentMs: number) {
  let wasAsked = false;
  const timer = setInterval(() => {
    if (wasAsked) return socket.terminate();
    wasAsked = true;
    socket.ping();
  }, silentMs);
  return {
    heard: (): void => void (wasAsked = false),
    end: (): void => clearInterval(timer),
  };
}

function clueOf(headers: Upgrade['headers']): Opened['clue'] {
  const told = (name: keyof typeof BRAIN_HEADERS): string | null => callId(headers[name]);
  return { callRef: told('x-call-ref'), callSid: null, conversationId: told('x-conversation-id') };
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as Buffer).toString('utf8');
}
