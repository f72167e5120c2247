import type { SaidNotice, Turn } from '#contract/calls.ts';

import { saysNotice, saysRecording } from './notice.ts';

type Heard = {
  turns: readonly Pick<Turn, 'role' | 'text'>[];
  /** What the agent was told to say first; null where it says its own words or is not known. */
  greeting: string | null;
  /** Whether a message was left, and the owner's own words that asked for it; null: the words of the language. */
  message: { words: string | null } | null;
};
export type Judged = { said: SaidNotice; isHeard: boolean };

/**
 * How the caller was told: by the agent's first words, as they were spoken or else as they were to be, or by the line,
 * where the caller left a message and no agent spoke. Null where nothing of it is known.
 */
export function noticeSaid({ turns, greeting, message }: Heard): Judged | null {
  const first = turns.find(({ role }) => role === 'agent');
  if (first) return { said: saysNotice(first.text) ? 'first_message' : 'not', isHeard: true };
  if (message !== null) {
    // Our own words say so in every language; nobody is an AI there.
    const isSaid = message.words === null || saysRecording(message.words);
    return { said: isSaid ? 'line' : 'not', isHeard: false };
  }
  return greeting === null ? null : { said: saysNotice(greeting) ? 'first_message' : 'not', isHeard: false };
}
