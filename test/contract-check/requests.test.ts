import { describe, expect, it } from 'vitest';

import { ACCOUNT, pretended } from '../support/providers/pretended.ts';
import { createRequestCheck } from './described-requests.ts';
import { recordedVoice, type Sent } from './recorded-voice.ts';
import { everyStep } from './voice-drive.ts';

const problemsOf = createRequestCheck();

/** Everything that is asked of ElevenLabs. */
const ENDPOINTS = [
  'DELETE /v1/convai/conversations/ID',
  'DELETE /v1/convai/phone-numbers/ID',
  'DELETE /v1/convai/secrets/ID',
  'DELETE /v1/convai/tools/ID',
  'DELETE /v1/speech-engine/ID',
  'DELETE /v1/workspace/webhooks/ID',
  'GET /v1/convai/agents',
  'GET /v1/convai/agents/ID',
  'GET /v1/convai/conversation/get-signed-url',
  'GET /v1/convai/conversations',
  'GET /v1/convai/conversations/ID',
  'GET /v1/convai/conversations/ID/audio',
  'GET /v1/convai/phone-numbers',
  'GET /v1/convai/secrets',
  'GET /v1/convai/tools',
  'GET /v1/convai/tools/ID',
  'GET /v1/speech-engine',
  'GET /v1/speech-engine/ID',
  'GET /v1/voices',
  'GET /v1/voices/ID',
  'GET /v1/workspace/webhooks',
  'PATCH /v1/convai/agents/ID',
  'PATCH /v1/convai/phone-numbers/ID',
  'PATCH /v1/convai/secrets/ID',
  'PATCH /v1/convai/tools/ID',
  'PATCH /v1/speech-engine/ID',
  'PATCH /v1/workspace/webhooks/ID',
  'POST /v1/convai/phone-numbers',
  'POST /v1/convai/secrets',
  'POST /v1/convai/sip-trunk/outbound-call',
  'POST /v1/convai/tools',
  'POST /v1/convai/twilio/outbound-call',
  'POST /v1/convai/twilio/register-call',
  'POST /v1/speech-engine',
  'POST /v1/workspace/webhooks',
];

const toEndpoint = ({ method, path }: Sent): string => `${method} ${path.replace(/\/\w+_\w+/g, '/ID')}`;

async function driven(): Promise<Sent[]> {
  const { elevenLabs, agentId } = await pretended();
  const { voice, sent } = recordedVoice(elevenLabs.url, ACCOUNT.key);
  const ids = { agentId, voiceId: 'voice_1', conversationId: 'conv_1', ...ACCOUNT };
  // What the account has none of is not found; it was asked for all the same.
  for (const [, step] of everyStep(voice, ids)) await step().catch(() => undefined);
  return sent;
}

describe('what is sent to ElevenLabs', () => {
  it('when every method was used, then each request is as the provider describes it', async () => {
    const sent = await driven();
    const found = sent.flatMap((request) =>
      (problemsOf(request) ?? []).map((problem) => `${request.method} ${request.path}: ${problem}`),
    );
    expect([...new Set(found)]).toEqual([]);
    expect([...new Set(sent.map(toEndpoint))].sort()).toEqual(ENDPOINTS);
  });

  it('when a request is wrong anywhere, then the check says so', async () => {
    const [post] = (await driven()).filter(({ method, path }) => method === 'POST' && path === '/v1/convai/secrets');
    if (!post) return expect.unreachable('a secret is added');
    const wrong: [Partial<Sent>, RegExp][] = [
      [{ path: '/v1/convai/secret' }, /not described/],
      [{ method: 'PUT' }, /not described/],
      [{ query: new URLSearchParams({ force: 'yes' }) }, /query force/],
      [{ body: { type: 'new', name: 'a' } }, /required property 'value'/],
      [{ body: { type: 'new', name: 'a', value: 'b', colour: 'red' } }, /colour/],
      [{ body: { type: 'new', name: 7, value: 'b' } }, /string/],
      [{ body: undefined }, /no body/],
      [{ headers: {} }, /key is missing/],
    ];
    expect(problemsOf(post)).toEqual([]);
    for (const [change, problem] of wrong) expect(problemsOf({ ...post, ...change })?.join()).toMatch(problem);
  });
});
