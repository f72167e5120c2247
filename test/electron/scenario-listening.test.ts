import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { unwrap, type Reply } from '#contract/errors.ts';
import { pageOf, SOON } from '../support/electron/looks.ts';
import { useDesk } from '../support/electron/on-the-desk.ts';
import { accountEnv, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { withoutBrowser } from '../support/window.ts';

const PUBLIC = 'https://linekeeper.example';
const TOLD = 'You are speaking with an AI assistant, and this call may be recorded. How can I help?';
const frame = (of: number): string => Buffer.alloc(160, of).toString('base64');

/** Over the preload script, as the window asks. */
async function asks<T>(page: Page, name: string, input: object): Promise<T> {
  const said = `window.linekeeper.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`;
  return unwrap(await page.evaluate<Reply<T>>(said));
}

describe.skipIf(withoutBrowser)('a call that goes on, heard in the desktop program', () => {
  const desk = useDesk();

  /** A call through this computer whose caller was told that others listen. */
  async function liveCall() {
    const providers = await pretended();
    const { elevenLabs, twilio, outside, agentId, line } = providers;
    elevenLabs.talking.formats = { input: 'ulaw_8000', output: 'ulaw_8000' };
    const document = elevenLabs.state.agents.get(agentId);
    const spoken = { conversation_config: { agent: { first_message: TOLD, prompt: { prompt: 'You are kind.' } } } };
    elevenLabs.state.agents.set(agentId, { ...document, ...spoken });

    const account = { ...accountEnv(providers), TWILIO_PHONE_NUMBER: SHOP_LINE, ELEVENLABS_AGENT_ID: agentId };
    const linekeeper = desk.start({ env: account });
    outside.lead(PUBLIC, await linekeeper.ready());
    line.voiceUrl = `${PUBLIC}/incoming-call`;
    line.statusUrl = `${PUBLIC}/api/webhooks/twilio/status`;
    const page = await pageOf(linekeeper);
    await page.locator('h1').waitFor();
    const { lines } = await asks<{ lines: { id: string }[] }>(page, 'lines.list', {});
    await asks(page, 'lines.save', { id: lines[0]?.id ?? '', settings: { mode: 'bridge' } });

    const run = await twilio.rings({ from: '+12125550177', to: SHOP_LINE });
    await expect.poll(() => elevenLabs.talks.length, SOON).toBe(1);
    const [talk] = elevenLabs.talks;
    const listed = () => asks<{ calls: { id: string }[] }>(page, 'calls.list', {});
    await expect.poll(async () => (await listed()).calls.length, SOON).toBe(1);
    const id = (await listed()).calls[0]?.id ?? '';
    await page.getByRole('log').getByText(TOLD).waitFor();
    const listens = () => asks<{ sound: string }>(page, 'calls.listen', { id });
    return { linekeeper, run, talk, listens };
  }

  it('when its owner listens, then the sound comes as it is spoken, and ends with their click', async () => {
    const { linekeeper, run, talk, listens } = await liveCall();
    const { sound } = await listens();
    const answer = await linekeeper.protocol.ask(`app://main/api/calls/${sound}/audio`);
    expect(answer.status).toBe(200);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hears = async (what: string): Promise<void> => {
      while (!heard.includes(what)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error('It ended before that was heard.');
        heard += value;
      }
    };

    talk?.speaks(frame(0x55));
    await hears(`a${frame(0x55)}\n`);
    run.phone?.says(frame(0x66));
    await hears(`c${frame(0x66)}\n`);

    await reader?.cancel();
    // Two may listen at once: whoever stopped holds no place.
    await listens();
    await listens();
    const again = await linekeeper.protocol.ask(`app://main/api/calls/${sound}/audio`);
    expect(again.status).toBe(404);
    run.phone?.hangUp();
    await run.rest;
  }, 60_000);
});
