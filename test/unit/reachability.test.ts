import { expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { reachabilityOf } from '../../server/domain/reachability.ts';

const AT = '2026-11-20T12:00:00.000Z';
const ways = {
  off: { state: 'off', told: tell('tunnel_off') },
  open: { state: 'reachable', told: tell('tunnel_reachable') },
  opening: { state: 'starting', told: tell('tunnel_starting') },
  interrupted: { state: 'degraded', told: tell('tunnel_lost') },
  broken: { state: 'failed', told: tell('tunnel_token_refused') },
} as const;
const seen = (...statuses: number[]) => statuses.map((status) => ({ at: AT, status }));

it.each([
  ['no way is chosen', 'off', seen(200), 'local', 'no-address'],
  ['the way was tested and nothing has come', 'open', [], 'reachable', 'verified'],
  ['the last request was answered', 'open', seen(200, 500), 'reachable', 'answered'],
  ['only strangers were refused since', 'open', seen(401, 404, 200), 'reachable', 'answered'],
  ['all were refused', 'open', seen(401, 401), 'unreachable', 'refused'],
  ['the last one could not be answered', 'open', seen(503, 200), 'unreachable', 'failing'],
  ['the way is being opened', 'opening', seen(200), 'unknown', 'tunnel-starting'],
  ['the way was lost', 'interrupted', seen(200), 'unreachable', 'tunnel-down'],
  ['the way cannot be opened', 'broken', seen(200), 'unreachable', 'tunnel-down'],
] as const)('when %s, then the owner is told', (_when, way, requests, state, reason) => {
  const tunnel = ways[way];
  const reached = reachabilityOf({ tunnel, seen: requests });
  expect(reached).toMatchObject({ state, reason });
  expect(reached.sentence).toMatch(/^[A-Z].{20,}\.$/);
  const isOfTheWay = reason.startsWith('tunnel-');
  expect(reached.told).toEqual(isOfTheWay ? tunnel.told : null);
  if (isOfTheWay) expect(reached.sentence).toBe(tunnel.told.sentence);
});
