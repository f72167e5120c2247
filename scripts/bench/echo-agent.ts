import type { AddressInfo } from 'node:net';

import { WebSocketServer, type WebSocket } from 'ws';

export type EchoAgent = { url: string; close: () => void };

const CHUNK = '{"user_audio_chunk":"';
const MET = JSON.stringify({
  type: 'conversation_initiation_metadata',
  conversation_initiation_metadata_event: {
    ...{ conversation_id: 'conv_bench', agent_output_audio_format: 'ulaw_8000', user_input_audio_format: 'ulaw_8000' },
  },
});

/**
 * Says back whatever it hears, in this very process: at `/agent` as ElevenLabs words it, elsewhere as it came. Nothing is
 * parsed, so that it costs the same everywhere.
 */
export async function startEchoAgent(): Promise<EchoAgent> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket, { url }) => (url === '/agent' ? speak(socket) : echo(socket)));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close(): void {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function echo(socket: WebSocket): void {
  socket.on('message', (data: Buffer) => socket.send(data, { binary: false }));
}

function speak(socket: WebSocket): void {
  let id = 0;
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    if (!text.startsWith(CHUNK)) return socket.send(MET);
    const payload = text.slice(CHUNK.length, -2);
    socket.send(`{"type":"audio","audio_event":{"audio_base_64":"${payload}","event_id":${(id += 1)}}}`);
  });
}
