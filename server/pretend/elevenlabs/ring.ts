import type { Account } from './account.ts';
import { initiated, type Begun } from './initiation.ts';
import { createLiveCall, type LiveCall, type LiveDeps } from './live-call.ts';
import { newConversation } from './new-conversation.ts';
import type { PhoneEntry } from './state.ts';

/** What became of a call to a line that ElevenLabs answers itself. */
export type Rung =
  | { outcome: 'answered'; call: LiveCall }
  | { outcome: 'refused'; code: number; reason: string; asked: Extract<Begun, { began: false }>['asked'] }
  | { outcome: 'nobody'; reason: string };

/** A call arrives at a number (native mode): the agent's registered address is asked, with its registered headers. */
export async function ringNative(
  deps: LiveDeps,
  given: { from: string; to: string; callSid?: string; tellsNumbers?: boolean },
): Promise<Rung> {
  const { account } = deps;
  const line = lineOf(account, given.to);
  if (!line) return { outcome: 'nobody', reason: 'The number is not here.' };
  if (line.agentId === null) return { outcome: 'nobody', reason: 'No agent is assigned to the number.' };
  const call = newConversation(account, {
    ...{ agentId: line.agentId, external: given.from, shop: line.number, phoneNumberId: line.id },
    carrier: line.provider === 'twilio' ? 'twilio' : 'sip_trunking',
    tellsNumbers: given.tellsNumbers ?? true,
    ...(given.callSid !== undefined && { callSid: given.callSid }),
  });
  const begun = await initiated(deps, call);
  account.state.conversations.set(call.id, call);
  if (begun.began) return { outcome: 'answered', call: createLiveCall(deps, call, begun) };
  Object.assign(call, { status: 'failed', ended: begun.reason, successful: 'failure' });
  return { outcome: 'refused', code: begun.code, reason: begun.reason, asked: begun.asked };
}

function lineOf({ state }: Account, number: string): PhoneEntry | null {
  return [...state.numbers.values()].find((line) => line.number === number) ?? null;
}
