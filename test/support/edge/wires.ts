import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Pair = { near: Socket; far: Socket };

/**
 * The line between this computer and the world outside, as far as it can be cut here: relays on loopback that all obey
 * the same switches.
 */
export function createWires() {
  const [servers, pairs, held] = [new Set<Server>(), new Set<Pair>(), new Set<() => void>()];
  let state: 'whole' | 'frozen' | 'cut' = 'whole';

  function join(near: Socket, port: number): void {
    const far = connect(port, '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy()).on('close', () => (to.destroy(), pairs.delete(pair)));
    }
  }

  function take(near: Socket, port: number): void {
    if (state === 'cut') return void near.resetAndDestroy();
    if (state === 'whole') return join(near, port);
    const release = (): void => (held.delete(release), join(near, port));
    held.add(release);
    near.on('error', () => near.destroy()).on('close', () => held.delete(release));
  }

  function pauseAll(): void {
    for (const { near, far } of pairs) for (const socket of [near, far]) socket.unpipe().pause();
  }

  function hangUp(): void {
    for (const { near, far } of pairs) for (const socket of [near, far]) socket.resetAndDestroy();
  }

  return {
    isWhole: (): boolean => state === 'whole',
    /** A way to a port of this machine, and its own port. */
    async to(port: number): Promise<number> {
      const server = createServer((near) => take(near, port)).listen(0, '127.0.0.1');
      servers.add(server);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    /** Every connection there is breaks; new ones are made as before. */
    drop: hangUp,
    /** Every connection there is goes dead without a word, as in a router that forgot them; new ones are made as before. */
    forget: pauseAll,
    /** Nothing moves any more and nobody is told, as when a cable is pulled somewhere on the way. */
    freeze(): void {
      state = 'frozen';
      pauseAll();
    },
    /** Every connection breaks, and new ones are refused. */
    cut(): void {
      state = 'cut';
      hangUp();
    },
    restore(): void {
      state = 'whole';
      for (const { near, far } of pairs) near.pipe(far).pipe(near);
      for (const release of [...held]) release();
    },
    close(): void {
      hangUp();
      for (const server of servers) server.close();
    },
  };
}
