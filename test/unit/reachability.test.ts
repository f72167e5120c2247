import { expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { noEvidence, reachabilityOf, withAnswer } from '../../server/domain/reachability.ts';

const AT = '2026-11-20T12:00:00.000Z';
const there = { publicUrl: 'https://desk.example' };
const ways = {
  here: { publicUrl: 'http://127.0.0.1:4780', state: 'reachable', told: tell('tunnel_reachable') },
  off: { ...there, state: 'off', told: tell('tunnel_off') },
  open: { ...there, state: 'reachable', told: tell('tunnel_reachable') },
  opening: { ...there, state: 'starting', told: tell('tunnel_starting') },
  interrupted: { ...there, state: 'degraded', told: tell('tunnel_lost') },
  broken: { ...there, state: 'failed', told: tell('tunnel_token_refused') },
} as const;
/** The statuses of what came in, oldest first. */
const seen = (...statuses: number[]): number[] => statuses;

it.each([
  ['no way is chosen', 'off', seen(200), 'local', 'no-address'],
  ['the way was tested and nothing has come', 'open', [], 'reachable', 'verified'],
  ['the last request was answered', 'open', seen(500, 200), 'reachable', 'answered'],
  ['only strangers were refused since', 'open', seen(200, 404, 401), 'reachable', 'answered'],
  ['all were refused', 'open', seen(401, 401), 'unknown', 'refused'],
  ['only this computer can call the address', 'here', seen(200), 'local', 'only-here'],
  ['the last one could not be answered', 'open', seen(200, 503), 'unreachable', 'failing'],
  ['the way is being opened', 'opening', seen(200), 'unknown', 'tunnel-starting'],
  ['the way was lost', 'interrupted', seen(200), 'unreachable', 'tunnel-down'],
  ['the way cannot be opened', 'broken', seen(200), 'unreachable', 'tunnel-down'],
] as const)('when %s, then the owner is told', (_when, way, requests, state, reason) => {
  const tunnel = ways[way];
  const reached = reachabilityOf({ tunnel, evidence: requests.reduce(withAnswer, noEvidence), lastSeenAt: AT });
  expect(reached).toMatchObject({ state, reason });
  expect(reached.sentence).toMatch(/^[A-Z].{20,}\.$/);
  const isOfTheWay = reason.startsWith('tunnel-');
  expect(reached.told).toEqual(isOfTheWay ? tunnel.told : null);
  if (isOfTheWay) expect(reached.sentence).toBe(tunnel.told.sentence);
});
