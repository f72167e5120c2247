import { createHmac } from 'node:crypto';

import { findingsOf, numberOf } from './people.ts';
import { BENCH_SECRETS } from './shop.ts';

const WISHES = ['early mornings', 'late afternoons', 'the last Friday of the month'];

/** What ElevenLabs sends after a call of this caller (elevenlabs.md §2.1 to 2.4): twelve turns, and a wish that changes. */
export function postCallOf(caller: number, nth: number): string {
  const findings = findingsOf(caller).map((finding) =>
    finding.slot === 'preferred_time' ? { ...finding, value: WISHES[nth % WISHES.length] ?? '' } : finding,
  );
  const said = findings.map(({ slot, value }) => `About ${slot.replaceAll('_', ' ')} I would say ${value}.`);
  const serial = `${caller.toString(16)}_${nth.toString(16)}`;
  const transcript = Array.from({ length: 12 }, (_, position) => ({
    role: position % 2 === 0 ? 'agent' : 'user',
    message: position % 2 === 0 ? 'Of course. And what else may I note down?' : (said[position % said.length] ?? ''),
    time_in_call_secs: position * 6,
    ...{ tool_calls: [], tool_results: [], interrupted: false },
  }));
  const collected = findings.map(({ slot, value }): [string, object] => [slot, { data_collection_id: slot, value }]);
  return JSON.stringify({
    type: 'post_call_transcription',
    event_timestamp: Math.floor(Date.now() / 1000),
    data: {
      ...{ agent_id: 'agent_bench', conversation_id: `conv_after_${serial}`, status: 'done', transcript },
      metadata: {
        start_time_unix_secs: Math.floor(Date.now() / 1000) - 90 + nth,
        call_duration_secs: 80,
        phone_call: {
          type: 'twilio',
          call_sid: `CAafter${serial}`,
          direction: 'inbound',
          external_number: numberOf(caller),
        },
      },
      analysis: {
        call_successful: 'success',
        transcript_summary: 'The caller moved an appointment and named a few wishes for the next visit.',
        data_collection_results: Object.fromEntries(collected),
      },
    },
  });
}

/** Delivers it as the provider does, signed; throws unless it was acknowledged. */
export async function deliver(url: string, body: string): Promise<void> {
  const t = Math.floor(Date.now() / 1000);
  const v0 = createHmac('sha256', BENCH_SECRETS.webhook).update(`${t}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'elevenlabs-signature': `t=${t},v0=${v0}` };
  const response = await fetch(`${url}/webhook/post-call`, { method: 'POST', headers, body });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`A delivery was answered with ${response.status}.`);
}
