import { expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { shopClock } from '../../server/domain/told-date.ts';
import { isOnlyHere, isOnlyToLookAt, settledWay, type GivenWay } from '../../server/domain/way.ts';

const nothing: GivenWay = { mode: undefined, token: undefined, publicUrl: undefined };
const url = 'https://phone.example';
const token = 'invented-token';

it.each<[string, Partial<GivenWay>, string, string | null]>([
  ['nothing', {}, 'quick', null],
  ['named', { mode: 'named' }, 'named', 'LINEKEEPER_TUNNEL'],
  ['quick and an address', { mode: 'quick', publicUrl: url }, 'quick', 'LINEKEEPER_TUNNEL'],
  ['off', { mode: 'off' }, 'off', 'LINEKEEPER_TUNNEL'],
  ['off and a token', { mode: 'off', token }, 'off', 'LINEKEEPER_TUNNEL'],
  ['off and an address', { mode: 'off', publicUrl: url }, 'own', 'PUBLIC_BASE_URL'],
  ['only an address', { publicUrl: url }, 'own', 'PUBLIC_BASE_URL'],
  ['only a token', { token }, 'named', 'CLOUDFLARE_TUNNEL_TOKEN'],
  ['a token and an address', { token, publicUrl: url }, 'named', 'CLOUDFLARE_TUNNEL_TOKEN'],
])('when the environment says %s, then that wins over what the owner chose', (_says, given, mode, variable) => {
  const way = settledWay({ ...nothing, ...given }, { mode: 'quick', publicUrl: 'https://old.example' });
  expect(way).toEqual({
    mode,
    publicUrl: given.publicUrl ?? 'https://old.example',
    setBy: { mode: variable, publicUrl: given.publicUrl === undefined ? null : 'PUBLIC_BASE_URL' },
  });
});

it('when a moment lies in today, then its minute is enough; otherwise its day is told too', () => {
  const now = '2026-11-20T12:00:00.000Z';
  expect(shopClock('Europe/Berlin', '2026-11-20T13:00:59.000Z', now)).toBe('14:00');
  expect(shopClock('Europe/Berlin', '2026-11-20T23:00:00.000Z', now)).toBe('2026-11-21 00:00');
});

it.each([
  ['http://127.0.0.1:4780', true],
  ['https://127.9.9.9', true],
  ['http://localhost', true],
  ['https://desk.localhost', true],
  ['http://[::1]:4780', true],
  ['https://0.0.0.0', true],
  ['https://localhost.example', false],
  ['https://desk.example', false],
  ['https://127.0.0.1.example', false],
])('when the address is %s, then only this computer can call it: %s', (url, is) => {
  expect(isOnlyHere(url)).toBe(is);
});

it.each([
  ['reachable', 'tunnel_reachable', true],
  ['starting', 'tunnel_checking', true],
  ['starting', 'tunnel_starting', false],
  ['degraded', 'tunnel_stranger', false],
  ['failed', 'tunnel_token_refused', false],
] as const)('when a way that is %s (%s) is tested, then it is only looked at: %s', (state, code, is) => {
  expect(isOnlyToLookAt({ state, told: tell(code) })).toBe(is);
});
