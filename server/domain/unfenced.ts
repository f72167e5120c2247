import { fold } from './fold.ts';
import { slotOf } from './slots.ts';
import type { Steps } from './steps.ts';
import { quarantineReason, suspicionPatternSteps, usedSteps } from './suspicion.ts';
import { addressing } from './wary-words.ts';

/** Judged like what a caller asked for, and just as little trusted. */
const topic = slotOf('reason_for_call', 'general');

const heading = /(?:^|\s)#{1,6}\s{0,2}\p{L}|\*\*|__|={2}|-{3}/u;
const label =
  /(?:^|[\s[(#*.!?;-])(?:system|assistant|user|developer|agent|instruction|admin|human|ai|bot|rule|policy|notice|note|warning|attention|anweisung|achtung|wichtig|hinweis|regel|consigne|regle|importante?|instruccion|aviso|regla)s?(?: (?:to|for|an|an den|pour|para) (?:\w+ ){0,2}\w+)?\s?[\])]{0,2}\s?[:>\]]/i;
/** Capitals throughout are how a prompt shouts; a summary of a call has them in short names only. */
const shouted = /(?<!\p{L})\p{Lu}{4,}(?!\p{L})/u;
const obeying =
  / (?:obey\w*|comply|complies|instructions?|directives?|gehorch\w*|anweisung\w*|obei\w*|consignes?|obede\w*|instrucciones) /;
const command =
  /^ (?:obey|comply|follow(?! up)|grant|charge|waive|verify|bypass|override|refund|bill|apply|provide|allow|use|always|only|from now|remember|skip|say|tell|give) /;

/**
 * Whether words about a call read like an order, a rule or a heading, as far as words tell. Stricter than what holds a
 * fact back: these may stand in an owner's prompt with no fence around them, and there is a neutral form to fall back on.
 */
export function mayReadAsOrder(words: string): boolean {
  if (quarantineReason(topic, words, 'caller') !== null) return true;
  if (heading.test(words) || label.test(words) || shouted.test(words)) return true;
  return words
    .slice(0, 1_000)
    .split(/[.!?;:]/)
    .map((sentence) => thirdPerson(` ${fold(sentence)} `))
    .some((sentence) => [obeying, command, ...addressing].some((pattern) => pattern.test(sentence)));
}

/** Makes the first judging as quick as every other; see suspicion.ts. */
export function* judgingPatternSteps(): Steps<void> {
  yield* suspicionPatternSteps();
  yield* usedSteps([heading, label, shouted, obeying, command]);
}

/** French "rendez-vous" and "du" speak to nobody. */
function thirdPerson(sentence: string): string {
  return sentence.replaceAll(' rendez vous ', ' rendezvous ').replace(/\b du (?!\w+st )/g, ' ');
}
