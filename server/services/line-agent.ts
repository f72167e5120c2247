import { ProviderFault } from '../domain/providers/fault.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import { requestOf, type LineCall } from '../domain/line-call.ts';
import { createReplays } from './line-replays.ts';
import type { Ringing } from './ringing.ts';

type Deps = {
  ringing: Pick<Ringing, 'answer'>;
  /** Throws ProviderFault `key_missing`. */
  voice: () => VoiceAccount | Promise<VoiceAccount>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
  /** How long the provider may take. Twilio waits 15 s in all (twilio.md §2.1), and the caller hears it ring. */
  limitMs?: number;
};

type Given = { kind: 'ready'; xml: string } | { kind: 'none'; why: 'unavailable' | 'misconfigured' | 'error' };

export type LineAgent = ReturnType<typeof createLineAgent>;

/** Hands a call on our own line over to the agent, with the memory that a call of ElevenLabs' own asks us for. */
export function createLineAgent({ ringing, voice, now, report, limitMs = 6000 }: Deps) {
  const once = createReplays<Given>({ now, isKept: ({ kind }) => kind === 'ready' });

  async function registered(call: LineCall, agentId: string): Promise<Given> {
    const account = await voice();
    const { from, to } = call;
    const { type: _type, ...initiation } = ringing.answer({ ...requestOf(call), agentId });
    const whose = { from: from ?? 'anonymous', to: to ?? '' };
    const xml = await account.calls.register({ agentId, ...whose, direction: 'inbound', initiation });
    return { kind: 'ready', xml };
  }

  function inTime(call: LineCall, agentId: string): Promise<Given> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Given>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'none', why: 'error' }), limitMs);
    });
    const asked = registered(call, agentId).catch((error: unknown): Given => {
      if (error instanceof ProviderFault && error.kind === 'key_missing') return { kind: 'none', why: 'unavailable' };
      report('line-agent', error);
      return { kind: 'none', why: 'error' };
    });
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  }

  return {
    /** Never throws, and is over when the time limit is. A call is registered once. */
    async register(call: LineCall, agentId: string | null): Promise<Given> {
      if (agentId === null) return { kind: 'none', why: 'misconfigured' };
      return once(call.callSid, () => inTime(call, agentId));
    },
  };
}
