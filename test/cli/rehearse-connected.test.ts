import { expect, it } from 'vitest';

import { isInvented } from '../../server/domain/texts/invented.ts';
import { connectedShop } from '../support/connected-shop.ts';
import { linekeeper } from './support.ts';

const NO_SECRETS = { LINEKEEPER_INITIATION_SECRET: '', LINEKEEPER_TOOL_SECRET: '', ELEVENLABS_WEBHOOK_SECRET: '' };
const TOKEN = { LINEKEEPER_API_TOKEN: 'api-token-for-tests-0123456789abcdef' };
const AT_AGENT = ['platform_settings', 'workspace_overrides', 'conversation_initiation_client_data_webhook', 'url'];

it('where the accounts are connected, a rehearsal goes the registered way, without any secret of its own', async () => {
  const shop = await connectedShop({ over: { env: NO_SECRETS }, pretend: { twilio: { mayWriteFrom: isInvented } } });
  const rehearse = () => linekeeper(['rehearse', '--data-dir', shop.app.dataDir], TOKEN);
  try {
    expect((await rehearse()).stderr).toContain('LINEKEEPER_INITIATION_SECRET');
    await shop.connect();
    const reads = shop.elevenLabs.requests.length;
    expect(await rehearse()).toMatchObject({ code: 0, stderr: '' });
    const asked = shop.elevenLabs.requests.slice(reads);
    expect(asked.map(({ path }) => path)).toContain(`/v1/convai/agents/${shop.agentId}`);
    // Afterwards its made-up callers are forgotten, there too.
    expect(asked.filter(({ method }) => !['GET', 'DELETE'].includes(method))).toEqual([]);
    shop.spoil(AT_AGENT, 'https://linekeeper.example/webhook/nowhere');
    expect(await rehearse()).toMatchObject({ code: 3, stderr: expect.stringContaining('404') as unknown });
  } finally {
    await shop.app.stop();
  }
});
