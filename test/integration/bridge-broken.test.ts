import { describe, expect, it } from 'vitest';

import { bridgedShop, said } from '../support/bridge/bridged-shop.ts';

const ERROR = 'We encountered an error. Please try again later.';

describe('a bridged call whose sound finds no way here', () => {
  it('when the way to the carrier breaks while they speak, then the caller is told, and the call says why', async () => {
    const shop = await bridgedShop();
    const run = await shop.rings();
    const talk = await shop.met(run);
    run.phone?.socket.terminate();
    await run.rest;

    expect(said(run)).toEqual([ERROR, 'hung up']);
    await expect.poll(() => talk.socket.readyState).toBe(talk.socket.CLOSED);
    expect(await shop.ofCall(run.call.sid)).toMatchObject({
      status: 'ended',
      endedBecause: 'The connection was lost during the call, or was too slow for it.',
    });
  });

  it('when more call at once than are taken, then the next is told so, and theirs is a call to be returned', async () => {
    const shop = await bridgedShop();
    const runs = [];
    for (let nth = 0; nth < 64; nth += 1) runs.push(await shop.rings(`+121255501${String(nth).padStart(2, '0')}`));
    const tooMany = await shop.rings('+12125550199');

    expect(runs.filter(({ phone }) => phone !== null)).toHaveLength(64);
    expect(said(tooMany)).toEqual([ERROR, 'hung up']);
    expect(await shop.ofCall(tooMany.call.sid)).toMatchObject({
      status: 'failed',
      endedBecause: expect.stringContaining('it found no way here') as string,
    });
    expect((await shop.tasks()).map(({ kind }) => kind)).toEqual(['callback']);
    await shop.stop();
    await Promise.all(runs.map(({ rest }) => rest));
  });
});
