import { describe, it } from 'vitest';

import { wakesInTime } from '../support/edge/own-process.ts';
import { findRealCloudflared } from '../support/edge/real-cloudflared.ts';

const real = await findRealCloudflared();

// Who runs is read from /proc.
describe.runIf(real !== null && process.platform === 'linux')('F12: a Linekeeper with the real cloudflared', () => {
  it('when it was asleep, and the line had to drop its connections, then calls arrive again in time', async () => {
    await wakesInTime(real ?? '', 'drop');
  }, 150_000);
});
