import { sentences } from '#contract/sentences.ts';
import { filledIn } from '#contract/told.ts';
import type { Words } from '../texts/catalogue.ts';
import type { endingsEn } from '../texts/endings.en.ts';
import { endingsTexts } from '../texts/endings.ts';
import { useTexts } from '../texts/language.tsx';
import { sentencesTexts } from '../texts/sentences.ts';

/** What is kept with a call or a task where we said so ourselves. */
const OURS = [
  ...(['call_end_unreported', 'outgoing_unknown', 'outgoing_not_made', 'conversations_ring_unanswered'] as const),
  ...(['lines_missed', 'lines_message_left', 'lines_end_missed', 'lines_end_staff', 'lines_end_message'] as const),
  ...(['bridge_end_operation', 'bridge_end_contract', 'bridge_end_theirs', 'bridge_end_broken'] as const),
  ...(['bridge_end_unreachable', 'bridge_end_format', 'bridge_end_lost', 'bridge_end_not_begun'] as const),
  'bridge_end_unseen',
  ...(['bridge_end_limit', 'bridge_sound_lost'] as const),
] as const;

type Said = Pick<Words<typeof sentences>, (typeof OURS)[number] | 'call_not_through'>;
type Endings = Words<typeof endingsEn>;
type KeptWords = { ending: (kept: string) => string; task: (kept: string) => string };

/** Why a call ended, as ElevenLabs is known to tell it. */
const endings: ReadonlyMap<string, keyof Endings> = new Map([
  ['Call ended by remote party', 'byCaller'],
  ['agent_ended', 'byAgent'],
  ['busy', 'busy'],
  ['no-answer', 'noAnswer'],
  ['unknown', 'unknown'],
]);

const [beforeReason = '', afterReason = ''] = sentences.call_not_through.split('{reason}');

/** What is kept with a call or a task as words, in the window's language as far as it can be. */
export function useKeptWords(): KeptWords {
  return toKeptWords(useTexts(sentencesTexts), useTexts(endingsTexts));
}

/** Our words and ElevenLabs' own are said in the given ones; what somebody said stays as it was said. */
export function toKeptWords(said: Said, words: Endings): KeptWords {
  function ending(kept: string): string {
    const ours = OURS.find((code) => sentences[code] === kept);
    if (ours !== undefined) return said[ours];
    const known = endings.get(kept);
    return known === undefined ? kept : words[known];
  }

  function task(kept: string): string {
    if (!kept.startsWith(beforeReason) || !kept.endsWith(afterReason)) return ending(kept);
    const reason = kept.slice(beforeReason.length, kept.length - afterReason.length);
    return filledIn(said.call_not_through, { reason: ending(reason) });
  }

  return { ending, task };
}
