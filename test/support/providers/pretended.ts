import { onTestFinished } from 'vitest';

import { createPretendProviders, type PretendOptions } from '../../../server/pretend/providers.ts';

export const SHOP_LINE = '+12125550142';
export const CALLER = '+12125550177';
export const ACCOUNT = { key: 'sk_pretended', accountSid: `AC${'0'.repeat(31)}1`, authToken: 'pretended-auth-token' };

/**
 * Both providers with an agent nobody has set up and a number at Twilio, closed with the test. Tries of a post-call
 * webhook follow each other without waiting, unless the test waits itself.
 */
export async function pretended(options: PretendOptions = {}) {
  const providers = await createPretendProviders({ wait: () => Promise.resolve(), ...options });
  onTestFinished(() => providers.close());
  const line = providers.twilio.state.addLine({ number: SHOP_LINE, label: 'Salon' });
  const agentId = providers.elevenLabs.state.addAgent({
    name: 'Front desk',
    conversation_config: { agent: { first_message: 'Hello, Salon Marigold.', prompt: { prompt: 'You are kind.' } } },
  });
  return { ...providers, line, agentId };
}

/** What a child process or an app needs to meet these providers instead of the real ones. */
export function accountEnv(providers: {
  elevenLabs: { url: string };
  twilio: { url: string };
}): Record<string, string> {
  return {
    ELEVENLABS_BASE_URL: providers.elevenLabs.url,
    ELEVENLABS_API_KEY: ACCOUNT.key,
    TWILIO_BASE_URL: providers.twilio.url,
    TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
    TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
  };
}
