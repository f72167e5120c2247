import { expect, it } from 'vitest';

import { createCameOver } from '../../server/domain/came-over.ts';

const QUICK = 'https://tunnel-number-2.trycloudflare.com';
const ray = { 'cf-ray': '1-LHR', 'cf-connecting-ip': '203.0.113.7' };

it.each([
  ['to the public name', QUICK, { host: 'tunnel-number-2.trycloudflare.com', ...ray }, true],
  ['to the public name, in capitals', QUICK, { host: 'Tunnel-Number-2.TryCloudflare.com' }, true],
  ['to the public name with its port', 'https://desk.example:8443', { host: 'desk.example:8443' }, true],
  ['through a proxy that puts in its own name', 'https://desk.example', { host: '127.0.0.1:4780', ...ray }, true],
  ['through a proxy here', 'https://desk.example', { host: 'localhost:4780', 'x-forwarded-for': '203.0.113.7' }, true],
  ['through a proxy that says so', 'https://desk.example', { host: '[::1]:4780', forwarded: 'for=203.0.113.7' }, true],
  ['from this computer', QUICK, { host: '127.0.0.1:4780' }, false],
  ['from this computer by name', 'https://desk.example', { host: 'localhost:4780' }, false],
  ['over the address before', QUICK, { host: 'tunnel-number-1.trycloudflare.com', ...ray }, false],
  ['without a host', QUICK, {}, false],
  ['with nonsense for a host', QUICK, { host: '::::' }, false],
  ['while no address is known', null, { host: 'desk.example', ...ray }, false],
  ['to an address that is this computer', 'http://127.0.0.1:4780', { host: '127.0.0.1:4780', ...ray }, false],
])('when a request comes %s, then it is told apart', (_how, publicUrl, headers, is) => {
  expect(createCameOver()(publicUrl, headers)).toBe(is);
});

it('when the public address becomes another one, then the new one counts and the old one no more', () => {
  const cameOver = createCameOver();
  const [old, now] = ['tunnel-number-1.trycloudflare.com', 'tunnel-number-2.trycloudflare.com'].map((host) => ({
    host,
  }));

  expect(cameOver('https://tunnel-number-1.trycloudflare.com', old ?? {})).toBe(true);
  expect(cameOver(QUICK, old ?? {})).toBe(false);
  expect(cameOver(QUICK, now ?? {})).toBe(true);
});
