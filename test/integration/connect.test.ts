import { describe, expect, it } from 'vitest';

import { open, unconnectedShop } from '../support/connect/connected-shop.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

describe('connecting an account nobody has set up', { timeout: 60_000 }, () => {
  it.each(['deep', 'replace'] as const)(
    'when everything is applied, a call is answered with memory, nothing is left to do, and undo leaves no trace (%s)',
    async (patching) => {
      const { app, ask, wish, everything, writes, ...providers } = await unconnectedShop({ elevenLabs: { patching } });
      const before = everything();
      const applied = await ask('connect.apply', wish);
      expect(open(applied)).toEqual([]);
      expect(applied.connectedAt).not.toBeNull();

      const call = await providers.rings({ from: CALLER, to: SHOP_LINE });
      expect(call).toMatchObject({ by: 'elevenlabs' });
      const tested = await ask('connect.test', {});
      expect(tested.stages.filter(({ ok }) => !ok)).toEqual([]);
      expect(tested).toMatchObject({ passed: true, greeting: expect.stringContaining('AI assistant') as string });
      expect(await ask('connect.get', {})).toMatchObject({ testedAt: expect.any(String) as string });
      expect((await ask('calls.list', {})).calls).toHaveLength(1);

      const once = writes();
      expect(open(await ask('connect.apply', wish))).toEqual([]);
      expect(writes()).toEqual(once);

      const undone = await ask('connect.undo', {});
      expect(undone).toMatchObject({ canUndo: false, connectedAt: null });
      expect(everything()).toEqual(before);
      await app.stop();
    },
  );

  it('when it is answered by this computer, then Twilio asks here, and undo puts the line back', async () => {
    const { app, ask, wish, everything, twilio, line } = await unconnectedShop();
    const before = everything();
    expect(open(await ask('connect.apply', { ...wish, mode: 'register' }))).toEqual([]);
    expect(twilio.state.lines.get(line.sid)).toMatchObject({
      voiceUrl: 'https://linekeeper.example/incoming-call#rc=2&rp=ct,rt,5xx',
      statusUrl: 'https://linekeeper.example/api/webhooks/twilio/status#rc=2&rp=ct,rt,5xx',
    });
    await ask('connect.undo', {});
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when the number comes over a SIP trunk, then its login goes to the provider and is told to nobody', async () => {
    const { app, ask, wish, everything, elevenLabs } = await unconnectedShop();
    const before = everything();
    const login = { username: 'desk', password: 'sip-password-for-tests' };
    const inbound = { allowedAddresses: ['192.0.2.10'], login, encryption: 'allowed' as const };
    const sip = { kind: 'sip' as const, number: '+12125550144', label: 'Desk', inbound, outbound: null };
    const state = await ask('connect.apply', { ...wish, line: sip, fallback: null });
    expect(open(state)).toEqual([]);
    expect(JSON.stringify(state)).not.toContain(login.password);
    expect(JSON.stringify(elevenLabs.requests)).toContain(login.password);
    await ask('connect.undo', {});
    expect(everything()).toEqual(before);
    await app.stop();
  });
});
