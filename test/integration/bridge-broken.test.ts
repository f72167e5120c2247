import { describe, expect, it, onTestFinished, vi } from 'vitest';

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

    // The owner sees it until one goes well.
    const problems = async () => (await shop.ask('status.get', {})).problems.map(({ sentence }) => sentence);
    const wrong = 'Calls through this computer go wrong: 1 since the last one that went well.';
    expect(await problems()).toContain(`${wrong} The connection was lost during the call, or was too slow for it.`);
    const { checks } = await shop.ask('doctor.run', {});
    expect(checks.map(({ id }) => id)).toContain('problem:bridge_calls_failed');
    const again = await shop.rings();
    await expect.poll(() => shop.elevenLabs.talks.length).toBe(2);
    (await shop.met(again)).closes(1000);
    await again.rest;
    expect((await problems()).filter((one) => one.includes(wrong))).toEqual([]);
  });

  it('when its stream does not open, then the caller is told so, and theirs is a call to be returned', async () => {
    const shop = await bridgedShop();
    // As when more call at once than are taken, or the tunnel is gone.
    vi.spyOn(shop.outside, 'socketWay').mockImplementation(() => {
      throw new Error('There is no way.');
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const run = await shop.rings();
    await run.rest;

    expect(said(run)).toEqual([ERROR, 'hung up']);
    expect(await shop.ofCall(run.call.sid)).toMatchObject({
      status: 'failed',
      endedBecause: expect.stringContaining('it found no way here') as string,
    });
    expect((await shop.tasks()).map(({ kind }) => kind)).toEqual(['callback']);
  });
});
