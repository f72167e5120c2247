import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { brainRoute } from '../../server/http/routes/brain.ts';
import type { Brain, BrainLine } from '../../server/services/brain/brain.ts';
import { openSocketDoor } from '../support/socket-door.ts';

const SILENT_MS = 60;

/** A brain that does nothing but note what it is told, and say what the test wants. */
function notedBrain() {
  const lines: BrainLine[] = [];
  const told: string[] = [];
  const brain: Brain = {
    conversation(line, clue) {
      lines.push(line);
      told.push(`${clue.callRef} ${clue.conversationId}`);
      return {
        begins: (id) => void told.push(`begins ${id}`),
        heard: (turn) => void told.push(`heard ${turn}`),
        stop: () => void told.push('stop'),
      };
    },
  };
  return { brain, lines, told, troubles: [] as string[] };
}

describe('the socket of the brain', () => {
  let noted: ReturnType<typeof notedBrain>;
  let door: Awaited<ReturnType<typeof openSocketDoor>>;
  beforeEach(async () => {
    noted = notedBrain();
    const route = brainRoute({
      ...{ brain: noted.brain, open: () => true, secrets: () => ['the secret'] },
      ...{ checkToken: () => true, silentMs: SILENT_MS, onTrouble: (code) => void noted.troubles.push(code) },
    });
    door = await openSocketDoor({ routes: [route] });
  });
  afterEach(async () => {
    await door.close(100);
    expect(door.faults).toEqual([]);
  });

  async function opened(headers: Record<string, string> = {}, autoPong = true): Promise<WebSocket> {
    const address = `ws://127.0.0.1:${door.port}/ws`;
    const socket = new WebSocket(address, { autoPong, headers: { 'x-api-key': 'the secret', ...headers } });
    await once(socket, 'open');
    return socket;
  }

  it('when an engine tells of its call, then what no engine would leave in a header counts as nothing', async () => {
    await opened({ 'x-call-ref': 'one', 'x-conversation-id': 'conv_1' });
    await opened({ 'x-call-ref': '{{call_ref}}', 'x-conversation-id': 'None' });
    await opened({ 'x-call-ref': 'x'.repeat(300) });
    expect(noted.told).toEqual(['one conv_1', 'null null', 'null null']);
  });

  it('when a peer answers our question, then it stays; when it does not, then it is cut off and its turn ended', async () => {
    const alive = await opened();
    const silent = await opened({}, false);
    const asked: number[] = [];
    alive.on('ping', () => asked.push(1));
    await once(silent, 'close');
    await expect.poll(() => asked.length, { timeout: 5000 }).toBeGreaterThan(3);
    expect(alive.readyState).toBe(WebSocket.OPEN);
    expect(noted.told.filter((one) => one === 'stop')).toHaveLength(1);
    expect(door.upgrades.count()).toBe(1);
    alive.close();
    await expect.poll(() => door.upgrades.count(), { timeout: 5000 }).toBe(0);
  });

  it('when a peer reads nothing of what it is told, then it is cut off before that fills the memory', async () => {
    const socket = await opened();
    socket.pause();
    const [line] = noted.lines;
    const words = 'x'.repeat(16_384);
    await expect
      .poll(
        () => {
          for (let times = 0; times < 64; times += 1) line?.say(1, words);
          return noted.told.includes('stop');
        },
        { interval: 5, timeout: 5000 },
      )
      .toBe(true);
    expect(door.upgrades.count()).toBe(0);
    socket.terminate();
  });

  it('when the engine tells of an error, then what is being said goes on, and of its words only a code is read', async () => {
    const socket = await opened();
    const codes = [undefined, 1002, 'llm_timeout', 'Ana said no', '+12125550123', 2125550123, { code: 1 }];
    for (const code of codes) socket.send(JSON.stringify({ type: 'error', message: 'Ana said no', code }));
    socket.send(JSON.stringify({ type: 'user_transcript', event_id: 7, user_transcript: [] }));
    await expect.poll(() => noted.told.at(-1), { timeout: 5000 }).toBe('heard 7');
    expect(noted.told).toEqual(['null null', 'heard 7']);
    expect(noted.troubles).toEqual(['none', '1002', 'llm_timeout', 'none', 'none', 'none', 'none']);
  });

  it('when a call lasts for hours, then what was said in it is heard in one message', async () => {
    const socket = await opened();
    const said = Array.from({ length: 1800 }, (_, turn) => ({
      ...{ role: turn % 2 === 0 ? 'user' : 'agent' },
      content: `${turn} ${'Über die Hecke und so weiter. '.repeat(16)}`,
    }));
    const message = JSON.stringify({ type: 'user_transcript', event_id: 3600, user_transcript: said });
    expect(Buffer.byteLength(message)).toBeGreaterThan(900_000);
    socket.send(message);
    await expect.poll(() => noted.told.at(-1), { timeout: 5000 }).toBe('heard 3600');
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });

  it('when a message is larger than any transcript, then the socket is closed and nothing else happens', async () => {
    const socket = await opened();
    const [line] = noted.lines;
    socket.send('x'.repeat(1024 * 1024 + 1));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
    await expect.poll(() => noted.told.at(-1), { timeout: 5000 }).toBe('stop');
    line?.say(1, 'Too late.');
    line?.done(1);
  });
});
