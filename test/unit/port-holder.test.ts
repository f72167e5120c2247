import { expect, it } from 'vitest';

import { fromLsof, listenersIn, pidInNetstat } from '../../server/platform/port-holder.ts';

it('F10: when a system tells who listens on a port, then it is read as that system writes it, and no other port’s', () => {
  const linux = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:2253 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100 0 0 10 0',
    '   1: 0100007F:2253 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1 0 20 4 30 10 -1',
  ].join('\n');
  expect([listenersIn(linux, 0x2253), listenersIn(linux, 0x2254)]).toEqual([['4711'], []]);

  expect(fromLsof('p812\ncnginx\nf6\n')).toEqual({ name: 'nginx', pid: 812 });
  expect(fromLsof('')).toBeNull();

  const windows = [
    '  Proto  Lokale Adresse         Remoteadresse          Status           PID',
    '  TCP    127.0.0.1:8787         127.0.0.1:50112        HERGESTELLT     99',
    '  TCP    127.0.0.1:8787         0.0.0.0:0              ABHÖREN         4321',
  ].join('\r\n');
  expect([pidInNetstat(windows, 8787), pidInNetstat(windows, 787)]).toEqual([4321, null]);
});
