import type { VoiceAccount } from '../../server/domain/providers/voice-account.ts';
import { readElevenLabsRefusal } from '../../server/integrations/elevenlabs/refusal.ts';
import { createVoiceAccount } from '../../server/integrations/elevenlabs/voice-account.ts';
import { createVoiceClient } from '../../server/integrations/elevenlabs/voice-client.ts';
import { createOutcomes } from '../../server/integrations/http/outcomes.ts';
import { createTransport } from '../../server/integrations/http/transport.ts';
import { createClockSkew } from '../../server/platform/clock-skew.ts';

export type Sent = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
  answer: Response;
};

/** The account as the program has it, with a note of every request that really went out. */
export function recordedVoice(baseUrl: string, key: string): { voice: VoiceAccount; sent: Sent[] } {
  const sent: Sent[] = [];
  const now = (): Date => new Date();
  const clock = createClockSkew({ now, elapsed: () => performance.now() });
  const transport = createTransport({
    ...{ provider: 'elevenlabs', readRefusal: readElevenLabsRefusal, clock },
    async fetch(input, init) {
      const request = new Request(input, init);
      const text = await request.clone().text();
      const answer = await fetch(request);
      const { pathname: path, searchParams: query } = new URL(request.url);
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      sent.push({ method: request.method, path, query, headers: Object.fromEntries(request.headers), body, answer });
      return answer;
    },
  });
  const outcomes = createOutcomes({ now });
  const client = createVoiceClient({ transport, baseUrl, key, agent: 'Linekeeper/test', outcomes });
  return { voice: createVoiceAccount(client), sent };
}
