import { describe, expect, it } from 'vitest';

import type { ConnectState } from '#contract/connect.ts';
import { open, unconnectedShop } from '../support/connect/connected-shop.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

const REVOKED = { path: /.*/, fault: { kind: 'status', status: 401, body: { code: 20003, message: 'No' } } } as const;
const BEFORE = { voiceUrl: 'https://before.example/voice', statusUrl: 'https://before.example/status' };

const failed = ({ steps }: ConnectState): string[] =>
  steps.flatMap(({ id, state }) => (state === 'failed' ? [id] : []));

async function shopWith(lettingGo: 'keeps' | 'clears') {
  const shop = await unconnectedShop({ elevenLabs: { lettingGo } }, NO_SECRETS);
  Object.assign(shop.line, BEFORE);
  const second = shop.twilio.state.addLine({ number: '+12125550146', label: 'Second', ...BEFORE });
  const other = { ...shop.wish, line: { kind: 'twilio', sid: second.sid } } as const;
  const none = { ...shop.wish, line: null, fallback: null };
  return { ...shop, other, none };
}

const NO_SECRETS = { LINEKEEPER_INITIATION_SECRET: '', LINEKEEPER_TOOL_SECRET: '', ELEVENLABS_WEBHOOK_SECRET: '' };

describe.each(['keeps', 'clears'] as const)(
  'what was left at Twilio (a number that is removed %s its addresses there)',
  { timeout: 60_000 },
  (lettingGo) => {
    it('when another line is wished for later, then each line gets back what was its own', async () => {
      const { app, ask, wish, other, none, twilio, everything } = await shopWith(lettingGo);
      const before = everything();
      await ask('connect.apply', wish);
      twilio.faults.add(REVOKED);
      expect(open(await ask('connect.apply', none))).toEqual([]);
      twilio.faults.clear();
      expect(open(await ask('connect.apply', other))).toEqual([]);
      expect(failed(await ask('connect.undo', {}))).toEqual([]);
      expect(everything()).toEqual(before);
      await app.stop();
    });

    it.each([
      ['twilio', /Flows$/],
      ['twilio', /IncomingPhoneNumbers/],
      ['elevenLabs', /phone-numbers$/],
    ] as const)(
      'when it was left in the middle of a step (%s, %s), then nothing of it is forgotten',
      async (at, path) => {
        const shop = await shopWith(lettingGo);
        const { app, ask, wish, other, none, twilio, everything } = shop;
        const before = everything();
        shop[at].faults.add({ method: 'POST', path, fault: { kind: 'reset' }, acts: true, times: 1 });
        await ask('connect.apply', wish);
        twilio.faults.add(REVOKED);
        await ask('connect.apply', none);
        twilio.faults.clear();
        expect(open(await ask('connect.apply', other))).toEqual([]);
        expect(failed(await ask('connect.undo', {}))).toEqual([]);
        expect(everything()).toEqual(before);
        await app.stop();
      },
    );

    it('when Twilio fails after the number went from ElevenLabs, then the next undo gives it back its addresses', async () => {
      const { app, ask, wish, twilio, elevenLabs, everything } = await shopWith(lettingGo);
      const before = everything();
      await ask('connect.apply', wish);
      elevenLabs.watch = ({ when, seen: { method, path } }) => {
        if (when === 'after' && method === 'DELETE' && path.includes('/phone-numbers/')) twilio.faults.add(REVOKED);
      };
      expect(failed(await ask('connect.undo', {}))).toContain('number:import');
      twilio.faults.clear();
      elevenLabs.watch = () => undefined;
      const undone = await ask('connect.undo', {});
      expect([undone.canUndo, undone.steps.filter(({ state }) => state === 'changed')]).toEqual([false, []]);
      expect(everything()).toEqual(before);
      await app.stop();
    });
  },
);

describe('a line that this computer answers', { timeout: 60_000 }, () => {
  it('when Twilio cannot be asked, then the agent goes on answering it, until that can be taken back as well', async () => {
    const { app, ask, wish, twilio, everything, ...providers } = await shopWith('keeps');
    const before = everything();
    await ask('connect.apply', { ...wish, mode: 'register' });
    twilio.faults.add(REVOKED);
    const partly = await ask('connect.undo', {});
    expect(failed(partly)).toEqual(
      expect.arrayContaining(['line:voice', 'line:status', 'business', 'agent:overrides', 'agent:audio']),
    );
    expect(failed(partly).join()).not.toMatch(/tool|webhook|memory|notice|secret/);
    const call = await providers.rings({ from: CALLER, to: SHOP_LINE });
    expect(call).toMatchObject({ by: 'twiml', run: { agent: expect.any(Object) as object } });

    twilio.faults.clear();
    expect(failed(await ask('connect.undo', {}))).toEqual([]);
    expect(everything()).toEqual(before);
    await app.stop();
  });
});
