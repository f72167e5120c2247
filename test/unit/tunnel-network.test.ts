import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createNetwork } from '../../server/tunnel/network.ts';

/** A name server that knows one name, says no to every other, or nothing at all. */
async function nameServer(known: string | null, onAsked: () => void = () => undefined): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    onAsked();
    if (known === null) return;
    socket.send(toAnswer(question, known), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

/** RFC 1035 §4.1: the question is given back, with one address or with the code for "no such name". */
function toAnswer(question: Buffer, known: string): Buffer {
  const labels = known.split('.').flatMap((label) => [label.length, ...Buffer.from(label)]);
  const name = Buffer.from([...labels, 0]);
  const end = question.indexOf(0, 12) + 5;
  const isKnown = question.subarray(12, end - 4).equals(name);
  const head = Buffer.from([
    ...question.subarray(0, 2),
    0x81,
    isKnown ? 0x80 : 0x83,
    0,
    1,
    0,
    isKnown ? 1 : 0,
    0,
    0,
    0,
    0,
  ]);
  const address = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 44]);
  return Buffer.concat([head, question.subarray(12, end), ...(isKnown ? [address] : [])]);
}

async function listener() {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, calls: () => calls };
}

const nobody = { host: '127.0.0.1', port: 9 };

describe('the world outside', () => {
  it('is asked for a name at its own name servers, never through the system', async () => {
    const resolvers = [await nameServer('fresh-words.trycloudflare.com')];
    const { lookUpOutside } = createNetwork({}, { resolvers, witnesses: [] });

    expect(await lookUpOutside('fresh-words.trycloudflare.com')).toEqual({ address: '192.0.2.44' });
    expect(await lookUpOutside('localhost.trycloudflare.com')).toEqual({ problem: 'unknown' });
  });

  it('is told from one that says nothing', async () => {
    const { lookUpOutside } = createNetwork({}, { resolvers: [await nameServer(null)], witnesses: [] });

    expect(await lookUpOutside('fresh-words.trycloudflare.com')).toEqual({ problem: 'unanswered' });
  });

  it('is there when one of its witnesses answers, whichever', async () => {
    const [first, second] = [await listener(), await listener()];
    const isOnline = (witnesses: { host: string; port: number }[]) =>
      createNetwork({}, { resolvers: [], witnesses }).isOnline(5000);

    expect(await isOnline([first, nobody])).toBe(true);
    expect(await isOnline([nobody, second])).toBe(true);
    expect(await isOnline([nobody, nobody])).toBe(false);
  });

  it('is asked of a second witness only when the first is silent', async () => {
    const [first, second] = [await listener(), await listener()];

    await createNetwork({}, { resolvers: [], witnesses: [first, second] }).isOnline(5000);

    expect([first.calls(), second.calls()]).toEqual([1, 0]);
  });

  it('knows the addresses that are none to be looked up', async () => {
    const { lookUpHere } = createNetwork();

    expect([await lookUpHere('127.0.0.1'), await lookUpHere('::1')]).toEqual([
      { address: '127.0.0.1' },
      { address: '::1' },
    ]);
  });

  it('is asked of this computer’s own name servers in a way that can be called back', async () => {
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const here = [await nameServer(null, resolve)];
    const { lookUpHere, cancel } = createNetwork({}, { resolvers: [], witnesses: [], here });

    const began = performance.now();
    const found = lookUpHere('desk.example.com');
    await asked;
    cancel();

    expect(await found).toEqual({ problem: 'unanswered' });
    expect(performance.now() - began).toBeLessThan(1500); // by itself it takes 2 s
  });

  it('is found at this computer’s own name servers', async () => {
    const here = [await nameServer('desk.example.com')];
    const { lookUpHere } = createNetwork({}, { resolvers: [], witnesses: [], here });

    expect(await lookUpHere('desk.example.com')).toEqual({ address: '192.0.2.44' });
    expect(await lookUpHere('elsewhere.example.com')).toEqual({ problem: 'unknown' });
    expect(await lookUpHere('localhost')).toEqual({ address: '127.0.0.1' });
  });
});
