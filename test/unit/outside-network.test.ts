import net from 'node:net';
import { expect, it } from 'vitest';

it('when a test reaches for an address outside of this machine, then it is refused before a packet leaves', async () => {
  expect(() => net.connect(80, '192.0.2.1')).toThrow('may not reach');
  await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
});
