import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { WebSocket } from 'ws';

import type { BridgeEnd } from '../../server/services/bridge/bridge-call.ts';
import { bridged, frame, pausedSocket, socketServer } from '../support/bridge/bridged.ts';

/** With the waits that the product has: no call outlives either of its ends by more. */
const LONGEST_MS = 10_000;

const MET = JSON.stringify({
  type: 'conversation_initiation_metadata',
  conversation_initiation_metadata_event: {
    ...{ conversation_id: 'conv_1', agent_output_audio_format: 'ulaw_8000', user_input_audio_format: 'ulaw_8000' },
  },
});
const said = (payload: string, id: number): string =>
  JSON.stringify({ type: 'audio', audio_event: { audio_base_64: payload, event_id: id } });

/** Long enough for nothing but what a test shortens. */
const SHORT = { everyMs: 50, meeting: 1000, phoneQuiet: 1000, agentQuiet: 1000, stuck: 1000, lastWord: 1000 };

type Way = {
  url: string;
  /** Packets of both directions are lost from now on; nobody is told. */
  cut: () => void;
  reset: () => void;
  /** Nothing more is taken from the bridge. */
  clog: () => void;
};

/** What lies between the bridge and a peer: a wire that can be cut. */
async function wireTo(url: string): Promise<Way> {
  const pairs: [Socket, Socket][] = [];
  const { port } = new URL(url);
  const server = createServer((near) => {
    const far = new (near.constructor as typeof Socket)().connect(Number(port), '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    pairs.push([near, far]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of pairs.flat()) socket.destroy();
    server.close();
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut(): void {
      for (const [near, far] of pairs) {
        near.unpipe(far).on('data', () => undefined);
        far.unpipe(near).on('data', () => undefined);
      }
    },
    reset(): void {
      for (const [near] of pairs) near.resetAndDestroy();
    },
    clog(): void {
      for (const [near, far] of pairs) near.unpipe(far).pause();
    },
  };
}

/** A call that is going on: fifty frames a second from the caller, an agent that answers, and a wire to the agent. */
async function going() {
  const agents = await socketServer();
  const way = await wireTo(agents.url);
  const agent = new Promise<WebSocket>((resolve) => {
    agents.server.once('connection', (socket) => {
      socket.once('message', () => {
        socket.send(MET);
        resolve(socket);
      });
    });
  });
  const call = await bridged({ agent: (signal) => pausedSocket(way.url, signal) });
  await expect.poll(() => call.told).toContainEqual({ kind: 'met', text: 'conv_1' });
  const speaking = setInterval(() => call.phone.says(frame(1)), 20);
  onTestFinished(() => clearInterval(speaking));
  return { ...call, agent: await agent, way, quiet: () => clearInterval(speaking) };
}

type Going = Awaited<ReturnType<typeof going>>;

async function closedInTime(call: Going, began = performance.now()): Promise<BridgeEnd> {
  const end = await call.end;
  expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  for (const socket of [call.sockets.phone, call.sockets.agent]) {
    expect(socket?.readyState).toBe(3);
    // Nothing of ours is left on either. The door’s own listeners are not ours.
    const left = ['message', 'pong', 'ping'].map((event) => socket?.listenerCount(event));
    expect(left).toEqual([0, 0, 0]);
  }
  return end;
}

/** What breaks, and what is done to a call that goes on. */
const BREAKS: Record<string, (call: Going) => void | Promise<void>> = {
  'the phone is silent': ({ quiet }) => quiet(),
  'the agent is half open': ({ way }) => way.cut(),
  'the agent is reset': ({ way }) => way.reset(),
  'the phone is reset': ({ phone }) => phone.socket.terminate(),
  // A quarter of an hour of speech at once, far more than the system holds in between.
  'the agent takes nothing': ({ way, phone }) => {
    way.clog();
    for (let nth = 0; nth < 45_000; nth += 1) phone.says(frame(nth));
  },
  'the phone takes nothing': async ({ phone, agent, sockets }) => {
    phone.socket.pause();
    const second = Buffer.alloc(8000, 0x7f).toString('base64');
    for (let nth = 0; nth < 1500; nth += 1) {
      agent.send(said(second, nth));
      if (nth % 50 === 0) await new Promise(setImmediate);
      expect(sockets.phone?.bufferedAmount).toBeLessThan(200_000);
    }
  },
};

it('when a peer breaks, whichever way, then both sides are closed within ten seconds and nothing of the call is left', async () => {
  // All at once: most of them only wait.
  const broken = Object.entries(BREAKS).map(async ([what, breaks]) => {
    const call = await going();
    const began = performance.now();
    await breaks(call);
    return [what, await closedInTime(call, began)] as const;
  });
  const ends = Object.fromEntries(await Promise.all(broken));
  expect(ends).toMatchObject({
    'the phone is silent': { by: 'us', why: 'silent' },
    'the agent is half open': { by: 'us', why: 'silent' },
    'the agent is reset': { by: 'agent', code: 1006, why: 'hung-up' },
    'the phone is reset': { by: 'caller', why: 'hung-up' },
    'the agent takes nothing': { by: 'us' },
    'the phone takes nothing': { by: 'us', why: 'slow' },
  });
  // Memory does not grow with what a peer does not take: it was dropped, and counted.
  expect(ends['the agent takes nothing']?.dropped).toBeGreaterThan(0);
  expect(ends['the phone takes nothing']?.dropped).toBeGreaterThan(0);
}, 30_000);

it('when the agent’s side never says who it is, then both sides are closed', async () => {
  const agents = await socketServer();
  const call = await bridged({ agent: agents.url, patience: { ...SHORT, meeting: 2 } });
  expect(await call.end).toMatchObject({ by: 'us', why: 'unreachable' });
  expect(call.sockets.agent?.readyState).toBe(3);
  expect((await call.phone.over).by).toBe('server');
});

it('when the goodbye is never told to be heard, then the phone is let go nevertheless', async () => {
  const agents = await socketServer();
  agents.server.once('connection', (agent) => {
    agent.once('message', () => {
      agent.send(MET);
      agent.send(said(Buffer.alloc(80_000, 0x7f).toString('base64'), 1));
      agent.close(1000);
    });
  });
  const call = await bridged({ agent: agents.url, speed: 'of speech', patience: { ...SHORT, lastWord: 2 } });
  expect(await call.end).toEqual({ by: 'agent', code: 1000, dropped: 0, why: 'hung-up' });
  expect(call.phone.heard).toEqual([]);
});

describe('what is left afterwards', () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  beforeEach(() => expect.poll(timers).toBeLessThan(50));

  it('when twenty calls have ended each way, then no timer, socket or listener of theirs is left', async () => {
    const before = timers();
    for (let nth = 0; nth < 20; nth += 1) {
      const call = await going();
      if (nth % 4 === 0) call.phone.hangUp();
      else if (nth % 4 === 1) call.agent.close(1000);
      else if (nth % 4 === 2) call.control.abort();
      else call.way.reset();
      await closedInTime(call);
      call.quiet();
      expect(call.sockets.phone?.listenerCount('close')).toBeLessThanOrEqual(1); // the server that it came to
    }
    await expect.poll(timers).toBeLessThanOrEqual(before);
  });
});
