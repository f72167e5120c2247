import { randomBytes } from 'node:crypto';

import { isInvented } from '../../domain/texts/invented.ts';
import type { PretendProviders } from '../../pretend/providers.ts';
import type { Config } from '../../platform/config.ts';
import type { Network } from '../../tunnel/network.ts';
import { withDemoSecrets } from './demo-config.ts';
import { createDemoWorld } from './demo-world.ts';

/** Fictional, like every number of the demo. */
export const DEMO_LINE = '+12125550199';
/** Where the pretended providers find this computer. It is nobody's, and nothing is ever looked up under it. */
export const DEMO_URL = 'https://demo.linekeeper.example';

/** The same at every start, like all that the demo's database knows of these accounts. */
const LINE_SID = `PN${'0'.repeat(31)}1`;

export type DemoAccounts = {
  /** The demo's settings: with the keys and addresses of its own accounts, whatever the environment says. */
  config: Config;
  providers: PretendProviders;
  agentId: string;
  lineSid: string;
  /** The world as the demo sees it: its own address leads to its own door, and every other where it always leads. */
  network: Partial<Network>;
  /** Leads the calls of these accounts to the running server. */
  leadTo: (webhookUrl: string) => void;
  close: () => Promise<void>;
};

/**
 * An ElevenLabs and a Twilio of the demo's own on this computer, made for this process, so that everything can be tried
 * before any key is entered. The owner's own accounts are never asked from a demo.
 */
export async function openDemoAccounts(given: Config, network?: Partial<Network>): Promise<DemoAccounts> {
  const config = withDemoSecrets(given);
  const { createPretendProviders } = await import('../../pretend/providers.ts');
  const [key, token] = [madeUp(), madeUp()];
  const [webhookSecret] = config.secrets.webhook;
  const providers = await createPretendProviders({
    elevenLabs: { key, ...(webhookSecret && { webhookSecret }) },
    twilio: { authToken: token, mayWriteFrom: isInvented },
  });
  const { elevenLabs, twilio, outside } = providers;
  const { sid: lineSid } = twilio.state.addLine({ sid: LINE_SID, number: DEMO_LINE, label: 'Salon Marigold' });
  const world = createDemoWorld(new URL(DEMO_URL).hostname, network);
  // Whoever rings without a phone hears whether everything comes through (`rehearse --bridge`).
  elevenLabs.talking.echoes = true;
  const agentId = elevenLabs.state.addAgent({ name: 'Front desk', ...FRONT_DESK });
  return {
    config: {
      ...config,
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
    ...{ providers, agentId, lineSid, network: world.network },
    leadTo(webhookUrl) {
      outside.leadAll(webhookUrl);
      world.leadTo(webhookUrl);
    },
    async close() {
      world.close();
      await providers.close();
    },
  };
}

function madeUp(): string {
  return randomBytes(24).toString('base64url');
}

/** As the telephone carries sound. */
const ULAW = 'ulaw_8000';
const FRONT_DESK = {
  conversation_config: {
    asr: { user_input_audio_format: ULAW },
    tts: { agent_output_audio_format: ULAW },
    agent: {
      first_message: 'Hello, thank you for calling Salon Marigold. How can I help you?',
      prompt: { prompt: 'You answer the phone of Salon Marigold. Be warm, be brief, and never make anything up.' },
    },
  },
};
