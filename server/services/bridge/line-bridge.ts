import type { LineAnswer } from '../../domain/line-answer.ts';
import { requestOf, type LineCall } from '../../domain/line-call.ts';
import { endsItself, openingFor, type Opening } from '../../domain/bridge/initiation.ts';
import { ProviderFault } from '../../domain/providers/fault.ts';
import type { VoiceAccount } from '../../domain/providers/voice-account.ts';
import { createReplays } from '../line-replays.ts';
import type { Ringing } from '../ringing.ts';
import type { createStreamTokens } from './stream-tokens.ts';
import type { Ticket } from './carried-call.ts';

type Deps = {
  ringing: Pick<Ringing, 'answer'>;
  /** Throws ProviderFault `key_missing`. */
  voice: () => VoiceAccount | Promise<VoiceAccount>;
  /** Who speaks on a bridged call of a shop: an agent or a Speech Engine; null: nobody was chosen. */
  farSide: (businessId: string) => string | null;
  tokens: ReturnType<typeof createStreamTokens<Omit<Ticket, 'token' | 'callSid'>>>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

type Given = Extract<LineAnswer, { kind: 'stream' }> | { kind: 'none'; why: 'unavailable' | 'misconfigured' | 'error' };

/** Has the sound of a call sent to this computer, with what its conversation is to begin with. */
export function createLineBridge({ ringing, voice, farSide, tokens, now, report }: Deps) {
  /** A call that is asked about again is the same call, and was noted down already. */
  const once = createReplays<Opening>({ now, isKept: () => true });

  async function unreachable(): Promise<Given | null> {
    try {
      await voice();
      return null;
    } catch (error) {
      if (error instanceof ProviderFault && error.kind === 'key_missing') return { kind: 'none', why: 'unavailable' };
      report('bridge', error);
      return { kind: 'none', why: 'error' };
    }
  }

  /** `met` is called once the agent is there. Never throws. */
  return async function bridged(call: LineCall, businessId: string, met: () => void): Promise<Given> {
    const speaker = farSide(businessId);
    if (speaker === null) return { kind: 'none', why: 'misconfigured' };
    const failure = await unreachable();
    if (failure !== null) return failure;
    const opening = (): Promise<Opening> =>
      Promise.resolve(openingFor(speaker, ringing.answer({ ...requestOf(call), agentId: speaker })));
    const initiation = await once(call.callSid, opening);
    return {
      kind: 'stream',
      token: tokens.issue(call.callSid, { farSide: speaker, initiation, endsItself: endsItself(initiation), met }),
      next: 'bridged',
    };
  };
}
