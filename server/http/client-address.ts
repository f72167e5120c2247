import { isIP } from 'node:net';

/**
 * One sender for the failure limiter, out of `CF-Connecting-IP`: an IPv4 address, or the first 64 bits of an IPv6 one,
 * since a single subscriber holds all the rest. Null when the header is absent or no address. It grants nothing.
 */
export function toSenderKey(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header.length > 64) return null;
  const address = header.split('%', 1)[0] ?? '';
  const version = isIP(address);
  if (version === 0) return null;
  if (version === 4) return address;
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return embedded ?? `${firstFourGroups(address)}::/64`;
}

function firstFourGroups(address: string): string {
  const [before = '', after] = address.split('::');
  const left = before === '' ? [] : before.split(':');
  const right = after ? after.split(':') : [];
  // A trailing dotted quad stands for two groups of sixteen bits.
  const width = left.length + right.length + (address.includes('.') ? 1 : 0);
  const zeros = after === undefined ? 0 : 8 - width;
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
