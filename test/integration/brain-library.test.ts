import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { SpeechEngine } from '@elevenlabs/elevenlabs-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import { openBrainShop, proof } from '../support/brain/brain-shop.ts';
import { dial } from '../support/socket-door.ts';

const PIECES = ['Hello there. ', 'How are you?'];
const transcript = (turn: number) => ({
  ...{ type: 'user_transcript', event_id: turn },
  user_transcript: [{ role: 'user', content: `Turn ${turn}` }],
});
/** What ElevenLabs says in a conversation; a turn comes twice, and one of a kind that is new. */
const SAID = [
  { type: 'init', conversation_id: 'conv_CA9' },
  { type: 'ping' },
  { type: 'something_new' },
  ...[transcript(1), transcript(1)],
];

type Message = { type: string; event_id?: number; is_final?: boolean };
const isLast = (message: Message | undefined): boolean => message?.is_final === true;

/** What a brain says to the same conversation. */
async function saidBy(socket: WebSocket): Promise<Message[]> {
  const heard: Message[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as Message));
  for (const message of SAID) socket.send(JSON.stringify(message));
  await expect.poll(() => isLast(heard.at(-1)), { timeout: 10_000 }).toBe(true);
  return heard;
}

describe('the official library and the brain', () => {
  let shop: Awaited<ReturnType<typeof openBrainShop>>;
  beforeEach(async () => {
    shop = await openBrainShop();
    shop.model.will({ says: PIECES });
    await shop.ring('CA9');
  });
  afterEach(() => shop.stop());

  async function ourBrain(): Promise<WebSocket> {
    const { socket, status } = await dial(`${shop.app.webhookUrl}/ws`, { ...proof(), 'x-conversation-id': 'conv_CA9' });
    expect(status).toBe(101);
    return socket;
  }

  it('when the library’s session holds the other end, then it reads all that we say without an error', async () => {
    const socket = await ourBrain();
    const session = new SpeechEngine.Session(socket);
    const errors: unknown[] = [];
    const events: string[] = [];
    session.on('error', (error: unknown) => errors.push(error));
    session.on('disconnected', () => events.push('disconnected'));

    const heard = await saidBy(socket);
    for (const turn of [2, 3]) socket.send(JSON.stringify(transcript(turn)));
    await expect.poll(() => heard.at(-1), { timeout: 5000 }).toMatchObject({ event_id: 3, is_final: true });

    expect(session.isOpen).toBe(true);
    session.close();
    await expect.poll(() => events, { timeout: 5000 }).toEqual(['disconnected']);
    expect(errors).toEqual([]);
  });

  it('when the library is the brain, then it says the same messages to the same conversation as ours', async () => {
    const wire = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(wire, 'listening');
    const errors: unknown[] = [];
    wire.on('connection', (ws) => {
      const session = new SpeechEngine.Session(ws);
      session.on('error', (error: unknown) => errors.push(error));
      session.on('user_transcript', () => void session.sendResponse(pieces()));
    });
    const theirs = new WebSocket(`ws://127.0.0.1:${(wire.address() as AddressInfo).port}`);
    await once(theirs, 'open');
    const ours = await ourBrain();
    try {
      expect(await saidBy(ours)).toEqual(await saidBy(theirs));
      expect(errors).toEqual([]);
    } finally {
      ours.terminate();
      theirs.terminate();
      wire.close();
    }
  });
});

async function* pieces(): AsyncIterable<string> {
  for (const piece of PIECES) yield await Promise.resolve(piece);
}
