import { expect, it } from 'vitest';

import { reachabilityOf } from '../../server/domain/reachability.ts';

const AT = '2026-11-20T12:00:00.000Z';
const known = { publicUrl: 'https://linekeeper.example', tunnel: 'off', seen: [] } as const;
const seen = (...statuses: number[]) => statuses.map((status) => ({ at: AT, status }));

it.each([
  ['no address is set', { publicUrl: null, seen: seen(200) }, 'local', 'no-address'],
  ['nothing has come', {}, 'unknown', 'silent'],
  ['the last request was answered', { seen: seen(200, 500) }, 'reachable', 'answered'],
  ['only strangers were refused since', { seen: seen(401, 404, 200) }, 'reachable', 'answered'],
  ['all were refused', { seen: seen(401, 401) }, 'unreachable', 'refused'],
  ['the last one could not be answered', { seen: seen(503, 200) }, 'unreachable', 'failing'],
  ['the tunnel is being opened', { tunnel: 'starting' }, 'unknown', 'tunnel-starting'],
  ['the tunnel broke', { tunnel: 'failed', seen: seen(200) }, 'unreachable', 'tunnel-down'],
  [
    'the tunnel answers without a fixed address',
    { publicUrl: null, tunnel: 'reachable', seen: seen(200) },
    'reachable',
    'answered',
  ],
] as const)('when %s, then the owner is told', (_when, given, state, reason) => {
  const told = reachabilityOf({ ...known, ...given });
  expect(told).toMatchObject({ state, reason });
  expect(told.sentence).toMatch(/^[A-Z].{20,}\.$/);
});
