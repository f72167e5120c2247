import type { CommandInput } from '#contract/commands.ts';
import type { ConnectState } from '#contract/connect.ts';

import { createAsk } from '../../../server/cli/ask.ts';
import { accountEnv, pretended } from '../providers/pretended.ts';
import { startTestApp } from '../test-app.ts';

export const PUBLIC = 'https://linekeeper.example';

type Wish = CommandInput<'connect.apply'>;

/** The real program beside two pretended accounts that nobody has set up. */
export async function unconnectedShop(
  options: Parameters<typeof pretended>[0] = {},
  env: Record<string, string> = {},
  start: Pick<Parameters<typeof startTestApp>[0] & object, 'now'> = {},
) {
  const providers = await pretended(options);
  const app = await startTestApp({ ...start, env: { ...accountEnv(providers), ...env } });
  providers.outside.lead(PUBLIC, app.webhookUrl);
  const { elevenLabs, twilio, agentId, line } = providers;
  const wish: Wish = {
    business: 'default',
    agentId,
    line: { kind: 'twilio', sid: line.sid },
    fallback: { kind: 'voicemail', message: null },
  };
  return {
    ...{ ...providers, app, wish, ask: createAsk(app.execute) },
    everything: (): unknown => structuredClone([elevenLabs.account(), twilio.account()]),
    /** Writes to both accounts since the beginning. */
    writes: (): string[] =>
      [...elevenLabs.requests, ...twilio.requests]
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path}`),
  };
}

/** What is not done, and why. */
export function open({ steps }: ConnectState): string[] {
  return steps.flatMap(({ id, state, problem }) =>
    state === 'done' ? [] : [`${id}: ${state} ${problem?.code ?? ''}`],
  );
}
