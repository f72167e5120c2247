import { createHash, createHmac } from 'node:crypto';

import { WebSocket } from 'ws';

import { dial } from '../socket-door.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as ElevenLabs makes one with an account's key (elevenlabs.md §7.2). */
export function engineToken(apiKey: string, seconds = Math.floor(Date.now() / 1000)): string {
  const claims = {
    ...{ iss: 'https://api.elevenlabs.io/convai/speech-engine', sub: 'convai_speech_engine_upstream' },
    ...{ iat: seconds, exp: seconds + 60 },
  };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  const key = createHash('sha256').update(apiKey).digest();
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

export type Heard = { type: string; event_id?: number; content?: string; is_final?: boolean; at: number };
export type EnginePeer = Awaited<ReturnType<typeof openEngine>>;

/** ElevenLabs' end of the brain's socket. */
export async function openEngine(
  webhookUrl: string,
  headers: Record<string, string>,
  clock = (): number => performance.now(),
) {
  const { socket, status } = await dial(`${webhookUrl}/ws`, headers);
  if (status !== 101) throw new Error(`The brain answered ${status}.`);
  const heard: Heard[] = [];
  socket.on('message', (data: Buffer) => {
    heard.push({ ...(JSON.parse(data.toString()) as Omit<Heard, 'at'>), at: clock() });
  });
  const send = (message: unknown): void => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const turns: { role: 'user' | 'agent'; content: string }[] = [];
  const piecesOf = (turn: number): Heard[] => heard.filter(({ event_id: id }) => id === turn);
  const isOver = (turn: number): boolean => piecesOf(turn).at(-1)?.is_final === true;
  return {
    socket,
    heard,
    send,
    /** The caller has said something; the whole conversation is sent, as ElevenLabs does. */
    says(turn: number, content: string): void {
      turns.push({ role: 'user', content });
      send({ type: 'user_transcript', event_id: turn, user_transcript: turns });
    },
    /** What the agent was heard to say, for the turns after. */
    replied: (content: string): void => void turns.push({ role: 'agent', content }),
    piecesOf,
    textOf: (turn: number): string =>
      piecesOf(turn)
        .map(({ content }) => content)
        .join(''),
    isOver,
    /** Resolves when the brain has said all that it says to a turn. */
    over: (turn: number): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!isOver(turn)) return;
          socket.off('message', look);
          resolve();
        };
        socket.on('message', look);
        look();
      }),
    async hangUp(): Promise<void> {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = new Promise((resolve) => void socket.once('close', resolve));
      socket.close();
      await closed;
    },
  };
}
