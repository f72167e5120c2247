import { join } from 'node:path';
import { expect, it } from 'vitest';

import { resolveCloudflared } from '../../server/tunnel/cloudflared-binary.ts';
import { programIn } from '../../server/tunnel/cloudflared-release.ts';
import { startFakeNet } from '../support/fake-net.ts';
import { CAN_BE_MADE, install, MACHINE, releaseOf, saying } from '../support/made-cloudflared.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { openTunnel } from '../support/tunnel-bench.ts';

const GOOD = saying('2026.7.2');

const onUnix = CAN_BE_MADE ? it : it.skip;

onUnix.each([
  ['there is none', null, GOOD, 'tunnel_program_none'],
  ['it has another hash', `${GOOD}# and more\n`, GOOD, 'tunnel_program_altered'],
  ['it does not run', '#!/bin/sh\nexit 1\n', '#!/bin/sh\nexit 1\n', 'tunnel_program_fails'],
])('when %s, then the tunnel has failed, with a sentence of its own', async (_case, there, published, code) => {
  const dir = temporaryDirectory();
  if (there !== null) install(programIn(join(dir, 'bundled'), MACHINE), there);
  const places = { configured: undefined, bundledDir: join(dir, 'bundled'), cacheDir: join(dir, 'cache') };
  const { tunnel, tells, events } = await openTunnel(await startFakeNet(), {
    program: () => resolveCloudflared({ ...MACHINE, ...places, release: releaseOf(published) }),
  });
  const failed = tells({ state: 'failed' });
  tunnel.start();
  const { told, publicUrl, retryAt } = await failed;
  expect([told.code, publicUrl]).toEqual([code, null]);
  expect(Date.parse(retryAt ?? '')).toBeGreaterThan(Date.now());
  expect(events.map(({ name }) => name)).toEqual(['tunnel.ended']);
});
