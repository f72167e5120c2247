import { once } from 'node:events';
import { Socket } from 'node:net';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import type { Admitted } from '../../server/http/socket-route.ts';
import { dialConversation } from '../../server/integrations/elevenlabs/conversation-dial.ts';
import { TurnSocket } from '../../server/platform/turn-socket.ts';
import { socketServer } from '../support/bridge/bridged.ts';
import { dial, openSocketDoor } from '../support/socket-door.ts';

/** A socket over a stream whose writes to the system are counted, and what its peer was told. */
async function overCountedLine() {
  const { server, url } = await socketServer();
  const heard: string[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  server.once('connection', (peer) => {
    peer.on('message', (data: Buffer) => void heard.push(data.toString()));
    peer.once('close', resolve);
  });
  const socket = new TurnSocket(url, { perMessageDeflate: false });
  onTestFinished(() => socket.terminate());
  const opened = once(socket, 'open');
  const [{ socket: line }] = (await once(socket, 'upgrade')) as [{ socket: Socket }];
  socket.runsOver(line);
  await opened;
  return { socket, heard, closed, writes: vi.spyOn(line, '_writev') };
}

describe('a socket that writes once in a turn', () => {
  it('when three messages are sent in one turn, then they leave with one write, in their order', async () => {
    const { socket, heard, writes } = await overCountedLine();
    for (const word of ['one', 'two', 'three']) socket.send(word);
    await vi.waitFor(() => expect(heard).toStrictEqual(['one', 'two', 'three']));
    expect(writes).toHaveBeenCalledTimes(1);
  });

  it('when they are sent in turns of their own, then none waits for another', async () => {
    const { socket, heard, writes } = await overCountedLine();
    for (const [nth, word] of ['one', 'two', 'three'].entries()) {
      socket.send(word);
      await vi.waitFor(() => expect(heard).toHaveLength(nth + 1));
    }
    expect(writes).toHaveBeenCalledTimes(3);
  });

  it('when a message is sent and the socket closed in one turn, then the message arrives first', async () => {
    const { socket, heard, closed } = await overCountedLine();
    socket.send('goodbye');
    socket.close(1000);
    expect(await closed).toBe(1000);
    expect(heard).toStrictEqual(['goodbye']);
  });

  it('when the socket is cut in the turn of a message, then whoever sent it is told, and nothing else happens', async () => {
    const { socket, closed } = await overCountedLine();
    const told = new Promise<Error | undefined>((resolve) => socket.send('too late', resolve));
    socket.terminate();
    expect(await told).toBeInstanceOf(Error);
    expect(await closed).toBe(1006);
  });

  it('when a door or the bridge opens one, then it is such a socket', async () => {
    const dialled = new AbortController();
    onTestFinished(() => dialled.abort());
    const { server, url } = await socketServer();
    const said: string[] = [];
    server.on('connection', (peer) => peer.on('message', (data: Buffer) => void said.push(data.toString())));
    const writes = vi.spyOn(Socket.prototype, '_writev');
    const socket = await dialConversation(url, dialled.signal);
    onTestFinished(() => socket.terminate());
    writes.mockClear();
    for (const word of ['one', 'two', 'three']) socket.send(word);
    await vi.waitFor(() => expect(said).toHaveLength(3));
    expect(writes).toHaveBeenCalledTimes(1);

    const talks: Admitted = (opened) =>
      opened.on('message', () => {
        writes.mockClear();
        for (const word of ['four', 'five', 'six']) opened.send(word);
      });
    const door = await openSocketDoor({ routes: [{ name: 'open', path: '/open', admit: () => talks }] });
    onTestFinished(() => door.close(0));
    const { socket: phone } = await dial(`${door.url}/open`);
    const heard: string[] = [];
    phone.on('message', (data: Buffer) => void heard.push(data.toString()));
    phone.send('go on');
    await vi.waitFor(() => expect(heard).toStrictEqual(['four', 'five', 'six']));
    expect(writes).toHaveBeenCalledTimes(1);
    writes.mockRestore();
  });
});
