import { tell, type SentenceCode } from '#contract/told.ts';
import type { VoiceWebhook } from '../providers/voice-account.ts';
import { PLAN, type Fault } from './fault.ts';
import type { Seen, Wanted } from './seen.ts';

type Plain = Extract<SentenceCode, `agent_post_call_${string}`>;

/** What keeps us from learning of a call that is over (elevenlabs.md §2.7, §2.9). */
export function postCallFaults({ agent: { postCall }, webhook }: Seen, wanted: Wanted): Fault[] {
  if (!postCall?.webhookId || webhook === null) return [told('error', 'agent_post_call_missing')];
  const [learned, ...others] = wanted.events;
  const sends = (event: string): boolean => postCall.events.includes(event);
  const isOther = wanted.addresses !== null && webhook.url !== wanted.addresses.postCall;
  return [
    ...(isOther ? [told('error', 'agent_post_call_address')] : []),
    ...stateFaults(webhook),
    ...(sends(learned) ? [] : [told('error', 'agent_post_call_event_off')]),
    ...(others.every(sends) ? [] : [told('note', 'agent_post_call_failures_off')]),
    ...(postCall.excludesTranscript ? [told('warning', 'agent_post_call_no_transcript')] : []),
    ...(postCall.format === null || postCall.format === wanted.format ? [] : [told('error', 'agent_post_call_format')]),
  ];
}

function stateFaults({ isDisabled, isAutoDisabled, retries }: VoiceWebhook): Fault[] {
  if (isAutoDisabled) return [told('error', 'agent_post_call_auto_disabled')];
  if (isDisabled) return [told('error', 'agent_post_call_disabled')];
  // Where the provider does not tell, nothing is claimed.
  return retries === false ? [told('warning', 'agent_post_call_retries_off')] : [];
}

function told(severity: Fault['severity'], code: Plain): Fault {
  return { id: code.replace('agent_', ''), severity, told: tell(code), fix: PLAN };
}
