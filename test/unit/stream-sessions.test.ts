import { once } from 'node:events';

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { WebSocket } from 'ws';

import { sentences } from '../../server/contract/sentences.ts';
import { createStreamSessions } from '../../server/services/bridge/stream-sessions.ts';
import { pausedSocket, socketServer, WIRES } from '../support/bridge/bridged.ts';

const TICKET = {
  ...{ callSid: `CA${'0'.repeat(32)}`, token: 'A'.repeat(43), farSide: 'agent_1', initiation: {}, endsItself: false },
  met: () => undefined,
};
const START = {
  ...{ event: 'start', streamSid: `MZ${'0'.repeat(32)}` },
  start: {
    ...{ streamSid: `MZ${'0'.repeat(32)}`, callSid: TICKET.callSid, customParameters: { token: TICKET.token } },
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
  },
};

const MET = JSON.stringify({
  type: 'conversation_initiation_metadata',
  conversation_initiation_metadata_event: {
    ...{ conversation_id: 'conv_1', agent_output_audio_format: 'ulaw_8000', user_input_audio_format: 'ulaw_8000' },
  },
});

/** Sessions between a carrier and an agent on loopback, and what is written down of them. */
async function sessions({ startMs, ...ticket }: { startMs?: number; met?: () => void } = {}) {
  const [door, agents] = [await socketServer(), await socketServer()];
  const explained: string[] = [];
  const faults: unknown[] = [];
  const named: string[] = [];
  const ended: (string | null)[] = [];
  const met: WebSocket[] = [];
  agents.server.on('connection', (socket) => met.push(socket));
  const none = async (): Promise<never> => Promise.reject(new Error('not asked for'));
  const all = createStreamSessions({
    ...(startMs !== undefined && { startMs }),
    ...{ wires: WIRES, report: (_where: string, error: unknown) => void faults.push(error) },
    voice: () => ({ conversations: { address: async () => Promise.resolve(agents.url) } }) as never,
    dial: (address, signal) => pausedSocket(address, signal).catch(none),
    record: {
      find: () => null,
      met: (_sid, id) => void named.push(id),
      over: nothing,
      explain: (_sid, reason) => void explained.push(reason),
    },
    brain: { pressed: nothing, sayGoodbye: () => null, over: nothing },
    noted: nothing,
    ended: (failure) => void ended.push(failure?.code ?? null),
    room: { begin: () => ({ turn: nothing, corrected: nothing, interrupted: nothing, sound: nothing, over: nothing }) },
  });
  const [[ours], phone] = (await Promise.all([once(door.server, 'connection'), pausedSocket(door.url)])) as [
    [WebSocket],
    WebSocket,
  ];
  phone.resume();
  const before = listeners(ours);
  all.begin(ours, { ...TICKET, ...ticket });
  return { all, ours, phone, explained, met, named, ended, faults, left: () => listeners(ours) - before };
}

const nothing = (): void => undefined;
const listeners = (socket: WebSocket): number =>
  (['message', 'close', 'error', 'pong'] as const).reduce((sum, name) => sum + socket.listenerCount(name), 0);

describe('the socket of a call', () => {
  it('when the carrier does not say which call it is, then it is closed when its time is over', async () => {
    const { all, phone, explained, left } = await sessions({ startMs: 30 });
    await once(phone, 'close');

    expect(explained).toEqual(['Twilio did not begin to send the sound of the call.']);
    expect(await all.nextFor(TICKET.callSid)).toBe('error');
    expect(all.count()).toBe(0);
    await expect.poll(left).toBe(0);
  });

  it('when it is closed before the call is named, then nothing of ours stays on it', async () => {
    const { all, ours, phone, explained, left } = await sessions();
    phone.close();
    await once(ours, 'close');

    expect(explained).toHaveLength(1);
    expect([all.count(), left()]).toEqual([0, 0]);
  });

  it('when calls go on and all are ended, then both sides of each are closed and nothing stays', async () => {
    const { all, ours, phone, met, explained, left } = await sessions();
    phone.send(JSON.stringify(START));
    await expect.poll(() => met.length).toBe(1);
    await expect.poll(() => all.count()).toBe(1);
    await all.stop();

    expect([all.count(), ours.readyState, left()]).toEqual([0, ours.CLOSED, 0]);
    await expect.poll(() => met[0]?.readyState).toBe(ours.CLOSED);
    expect(explained).toEqual([]);
  });

  it('when somebody waits for calls that go on for too long, then they wait no longer than they said', async () => {
    const { all, phone, met } = await sessions();
    await all.quiet(10_000);
    phone.send(JSON.stringify(START));
    await expect.poll(() => met.length).toBe(1);
    await all.quiet(20);

    expect(all.count()).toBe(1);
    await all.stop();
  });

  it('when it cannot be noted who has the call, then its conversation is known all the same', async () => {
    const { all, phone, met, named, faults } = await sessions({
      met() {
        throw new Error('The database is locked.');
      },
    });
    phone.send(JSON.stringify(START));
    await expect.poll(() => met.length).toBe(1);
    met[0]?.send(MET);
    await expect.poll(() => faults).toEqual([new Error('The database is locked.')]);
    expect(named).toEqual(['conv_1']);
    await all.stop();
  });

  it('when the carrier asks what is next before both sides are closed, then it waits for the end', async () => {
    const { all, phone, met, explained, ended } = await sessions();
    phone.send(JSON.stringify(START));
    await expect.poll(() => met.length).toBe(1);
    phone.send(JSON.stringify({ event: 'stop', stop: {} }));
    await once(phone, 'close');

    expect(explained).toEqual([]);
    expect(await all.nextFor(TICKET.callSid)).toBe('error');
    expect(await all.nextFor('CA of nobody')).toBe('error');
    // The carrier may ask again: that is no other call.
    expect(await all.nextFor(TICKET.callSid)).toBe('error');
    expect(explained).toEqual([sentences.bridge_end_lost, sentences.bridge_end_unseen]);
    expect(ended).toEqual(['bridge_end_lost', 'bridge_end_unseen']);
  });

  it('when the carrier does not say which call it is, then both sides are closed within ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { phone } = await sessions();
    vi.advanceTimersByTime(8000);
    vi.useRealTimers();
    const [code] = (await once(phone, 'close')) as [number];
    expect(code).toBe(1000);
  });
});
