import { networkInterfaces } from 'node:os';

type Deps = {
  now: () => Date;
  elapsed: () => number;
  onJump: () => void;
  onNetwork: () => void;
  /** The addresses of this computer, in any form that changes when they do. */
  addresses?: () => string;
};

const EVERY_MS = 2000;
const JUMP_MS = 10_000;

/**
 * Notices by itself that this process slept, or that the computer joined another network, so that it heals without a
 * desktop that says so. Two clocks are compared: one stands still in a sleep, and the other may be put right. Returns
 * what ends it.
 */
export function watchSurroundings({ now, elapsed, onJump, onNetwork, addresses = ourAddresses }: Deps): () => void {
  const known = (last: string): string => {
    try {
      return addresses();
    } catch {
      return last; // without a file handle left the system tells none, which is no other network
    }
  };
  let at = { wall: now().getTime(), steady: elapsed(), addresses: known('') };
  const timer = setInterval(() => {
    const last = at;
    at = { wall: now().getTime(), steady: elapsed(), addresses: known(last.addresses) };
    const longest = Math.max(at.wall - last.wall, at.steady - last.steady);
    if (longest > EVERY_MS + JUMP_MS) onJump();
    else if (at.addresses !== last.addresses) onNetwork();
  }, EVERY_MS).unref();
  return () => clearInterval(timer);
}

function ourAddresses(): string {
  const all = Object.values(networkInterfaces()).flatMap((interfaces) => interfaces ?? []);
  const outside = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  return outside
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
