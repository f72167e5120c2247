import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import { conversationWire } from '../../../server/integrations/elevenlabs/conversation-socket.ts';
import { mediaStreamWire } from '../../../server/integrations/twilio/media-stream.ts';
import { openStream } from '../../../server/pretend/twilio/stream-phone.ts';
import { bridgeCall, type BridgeDeps, type BridgeEnd } from '../../../server/services/bridge/bridge-call.ts';

export const WIRES = { phone: mediaStreamWire, agent: conversationWire };
const START = {
  ...{ streamSid: `MZ${'0'.repeat(32)}`, callSid: `CA${'0'.repeat(32)}`, accountSid: `AC${'0'.repeat(32)}` },
  parameters: {},
};

export type Told = { kind: string; side?: string; text?: string };

/** A WebSocket server on loopback, ended with the test. */
export async function socketServer(): Promise<{ server: WebSocketServer; url: string }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return { server, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** An open socket that says nothing to anybody until it is listened to. */
export async function pausedSocket(url: string, signal?: AbortSignal): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  signal?.addEventListener('abort', () => socket.terminate(), { once: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => {
      socket.pause();
      resolve();
    });
    socket.on('error', reject);
  });
  return socket;
}

type Given = {
  /** Where the agent's side is, or how it is come by. */
  agent: string | BridgeDeps['connect'];
  speed?: 'at once' | 'of speech';
  hooks?: Partial<BridgeDeps['hooks']>;
  patience?: BridgeDeps['patience'];
  initiation?: unknown;
};

/** A phone of Twilio's, joined with an agent by the bridge itself over real sockets. */
export async function bridged({ agent, speed, hooks, patience, initiation = {} }: Given) {
  const door = await socketServer();
  const control = new AbortController();
  const told: Told[] = [];
  const faults: unknown[] = [];
  const sockets: { phone: WebSocket | null; agent: WebSocket | null } = { phone: null, agent: null };
  const connect = typeof agent === 'string' ? (signal: AbortSignal) => pausedSocket(agent, signal) : agent;
  const end = new Promise<BridgeEnd>((resolve) => {
    door.server.once('connection', (socket) => {
      sockets.phone = socket;
      void bridgeCall({
        ...{ phone: socket, streamSid: START.streamSid, initiation, wires: WIRES, signal: control.signal },
        async connect(signal) {
          sockets.agent = await connect(signal);
          return sockets.agent;
        },
        hooks: {
          met: (text) => void told.push({ kind: 'met', text }),
          turn: ({ role, text }) => void told.push({ kind: 'turn', side: role, text }),
          interrupted: () => void told.push({ kind: 'interrupted' }),
          corrected: ({ text }) => void told.push({ kind: 'corrected', text }),
          key: (text) => void told.push({ kind: 'key', text }),
          sound: () => undefined,
          ...hooks,
        },
        report: (error) => void faults.push(error),
        ...(patience && { patience }),
      }).then(resolve);
    });
  });
  const phone = await openStream({ url: door.url, headers: {} }, START, speed);
  onTestFinished(() => phone.socket.terminate());
  return { phone, end, control, told, faults, sockets };
}

/** Twenty milliseconds of sound that are like no others, in base64. */
export function frame(nth: number): string {
  const bytes = Buffer.alloc(160);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE((nth * 2_654_435_761 + at * 40_503) >>> 0, at);
  return bytes.toString('base64');
}
