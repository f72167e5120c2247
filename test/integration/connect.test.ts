import { describe, expect, it } from 'vitest';

import type { ConnectState } from '#contract/connect.ts';
import type { CommandInput } from '#contract/commands.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { createAsk } from '../../server/cli/ask.ts';
import { startTestApp } from '../support/test-app.ts';

const PUBLIC = 'https://linekeeper.example';

type Wish = CommandInput<'connect.apply'>;

async function shop(options: Parameters<typeof pretended>[0] = {}, env: Record<string, string> = {}) {
  const providers = await pretended(options);
  const app = await startTestApp({ env: { ...accountEnv(providers), ...env } });
  providers.outside.lead(PUBLIC, app.webhookUrl);
  const wish = {
    business: 'default',
    agentId: providers.agentId,
    line: { kind: 'twilio', sid: providers.line.sid },
    fallback: { kind: 'voicemail', message: null },
  } satisfies Wish;
  const everything = (): unknown => [providers.elevenLabs.account(), providers.twilio.account()];
  return { ...providers, app, ask: createAsk(app.execute), wish, everything };
}

const open = (state: ConnectState): string[] =>
  state.steps.filter(({ state: each }) => each !== 'done').map(({ id, problem }) => `${id}: ${problem?.sentence}`);

describe('connecting an account nobody has set up', { timeout: 60_000 }, () => {
  it.each(['deep', 'replace'] as const)(
    'when everything is applied, a call is answered with memory, nothing is left to do, and undo leaves no trace (%s)',
    async (patching) => {
      const { app, ask, wish, everything, elevenLabs, twilio, ...providers } = await shop({ elevenLabs: { patching } });
      const before = structuredClone(everything());
      const applied = await ask('connect.apply', wish);
      expect(open(applied)).toEqual([]);
      expect(applied.connectedAt).not.toBeNull();

      const call = await providers.rings({ from: CALLER, to: SHOP_LINE });
      expect(call).toMatchObject({ by: 'elevenlabs' });

      const tested = await ask('connect.test', {});
      expect(tested.stages.filter(({ ok }) => !ok)).toEqual([]);
      expect(tested).toMatchObject({ passed: true, greeting: expect.stringContaining('Salon Marigold') as string });

      const asked = [elevenLabs.requests.length, twilio.requests.length];
      const again = await ask('connect.apply', wish);
      expect(open(again)).toEqual([]);
      const since = [...elevenLabs.requests.slice(asked[0]), ...twilio.requests.slice(asked[1])];
      expect(since.filter(({ method }) => method !== 'GET')).toEqual([]);

      const undone = await ask('connect.undo', {});
      expect(undone.canUndo).toBe(false);
      expect(everything()).toEqual(before);
      await app.stop();
    },
  );
});
