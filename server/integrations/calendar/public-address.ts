import { BlockList, isIP } from 'node:net';

/** Everything of IPv4 that is not the internet (IANA's registry of special addresses). */
const SPECIAL_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only 2000::/3 is given out to anybody; these parts of it lead elsewhere, or hold an IPv4 address. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Tells addresses of the internet from those of a private network, of this computer and of nobody. */
export function createAddressJudge({ isLoopbackFine }: { isLoopbackFine: boolean }): (address: string) => boolean {
  const special = listOf(SPECIAL_V4, 'ipv4');
  const internet = listOf(['2000::/3'], 'ipv6');
  const otherwise = listOf(SPECIAL_V6, 'ipv6');
  const loopback = listOf(['127.0.0.0/8'], 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  return (address) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) return false;
    if (isLoopbackFine && loopback.check(address, family)) return true;
    if (family === 'ipv4') return !special.check(address, family);
    return internet.check(address, family) && !otherwise.check(address, family);
  };
}

function listOf(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', bits = ''] = subnet.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}
