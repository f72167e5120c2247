import type { VoiceNumber } from './providers/voice-account.ts';

export type OutgoingLine = VoiceNumber & { carrier: 'twilio' | 'sip_trunk' };

/**
 * The line a business calls from: a number of its own that its agent answers, else a number of its own, else the one
 * that its agent answers. Never a number of another business. Null where there is none.
 * @param businessOf whose a number is; undefined for one that no business has
 */
export function lineFor(
  { id, agentId }: { id: string; agentId: string | null },
  numbers: readonly VoiceNumber[],
  businessOf: (number: string) => string | undefined,
): OutgoingLine | null {
  const lines = numbers.filter(canCall);
  const own = lines.filter(({ number }) => businessOf(number) === id);
  const answered = (line: OutgoingLine): boolean => agentId !== null && line.agentId === agentId;
  const unclaimed = lines.filter((line) => businessOf(line.number) === undefined);
  return own.find(answered) ?? own[0] ?? unclaimed.find(answered) ?? null;
}

function canCall(line: VoiceNumber): line is OutgoingLine {
  return line.carrier !== 'other';
}
