import { randomBytes } from 'node:crypto';

import type { PretendProviders } from '../../pretend/providers.ts';
import type { Config } from '../../platform/config.ts';
import { withDemoSecrets } from './demo-config.ts';

/** Fictional, like every number of the demo. */
export const DEMO_LINE = '+12125550199';
/** Where the pretended providers find this computer. It is nobody's, and nothing is ever looked up under it. */
const PUBLIC_URL = 'https://demo.linekeeper.example';

export type DemoAccounts = {
  /** The demo's settings: with the keys and addresses of its own accounts, whatever the environment says. */
  config: Config;
  providers: PretendProviders;
  agentId: string;
  /** Leads the calls of these accounts to the running server. */
  leadTo: (webhookUrl: string) => void;
  close: () => Promise<void>;
};

/**
 * An ElevenLabs and a Twilio of the demo's own on this computer, made for this process, so that everything can be tried
 * before any key is entered. The owner's own accounts are never asked from a demo.
 */
export async function openDemoAccounts(given: Config): Promise<DemoAccounts> {
  const config = withDemoSecrets(given);
  const { createPretendProviders } = await import('../../pretend/providers.ts');
  const [key, token] = [madeUp(), madeUp()];
  const [webhookSecret] = config.secrets.webhook;
  const providers = await createPretendProviders({
    elevenLabs: { key, ...(webhookSecret && { webhookSecret }) },
    twilio: { authToken: token },
  });
  const { elevenLabs, twilio, outside } = providers;
  twilio.state.addLine({ number: DEMO_LINE, label: 'Salon Marigold' });
  const agentId = elevenLabs.state.addAgent({ name: 'Front desk', ...FRONT_DESK });
  return {
    config: {
      ...config,
      pretendedUrl: PUBLIC_URL,
      elevenLabs: { ...config.elevenLabs, baseUrl: elevenLabs.url, apiKey: key },
      twilio: {
        baseUrl: twilio.url,
        accountSid: twilio.accountSid,
        authToken: token,
        phoneNumber: undefined,
        apiKey: undefined,
      },
      secrets: { ...config.secrets, madeUp: [...config.secrets.madeUp, 'elevenLabsKey', 'twilioToken'] },
    },
    providers,
    agentId,
    leadTo: (webhookUrl) => outside.lead(PUBLIC_URL, webhookUrl),
    close: () => providers.close(),
  };
}

function madeUp(): string {
  return randomBytes(24).toString('base64url');
}

const FRONT_DESK = {
  conversation_config: {
    agent: {
      first_message: 'Hello, thank you for calling Salon Marigold. How can I help you?',
      prompt: { prompt: 'You answer the phone of Salon Marigold. Be warm, be brief, and never make anything up.' },
    },
  },
};
