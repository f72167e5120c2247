import { describe, it } from 'vitest';

import { lineComesBack } from '../support/edge/line-comes-back.ts';
import { findRealCloudflared } from '../support/edge/real-cloudflared.ts';

const real = await findRealCloudflared();

describe.runIf(real !== null)('F13: the line of the real cloudflared', { timeout: 90_000 }, () => {
  it.each(['quick', 'named'] as const)(
    'when that of a %s tunnel is hit by a cut, then it says so and comes back by itself',
    (mode) => lineComesBack(real ?? '', mode, 'cut'),
  );
});
