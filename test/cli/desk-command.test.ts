import { describe, expect, it } from 'vitest';

import { linekeeper, secrets, serve } from './support.ts';

describe('linekeeper desk', () => {
  it('when a server runs, then the address opens its window once, and the next one is another', async () => {
    const server = await serve();
    const here = ['--data-dir', server.dataDir];

    const first = await linekeeper(['desk', ...here], secrets);
    const second = await linekeeper(['desk', '--json', ...here], secrets);

    const address = new URL(first.stdout.trim());
    expect(address.origin).toBe(new URL(server.deskUrl).origin);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/^\{"deskUrl":"http:\/\/127\.0\.0\.1:\d+\/#[\w-]+"\}\n$/);
    expect(second.stdout).not.toContain(address.hash);

    const trade = (): Promise<Response> =>
      fetch(new URL('/api/session', address), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket: address.hash.slice(1) }),
      });
    expect((await trade()).status).toBe(204);
    expect((await trade()).status).toBe(401);
  });

  it('when none runs, then it says so with exit code 3', async () => {
    expect(await linekeeper(['desk'])).toMatchObject({ code: 3, stdout: '' });
  });
});
