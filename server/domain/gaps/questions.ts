import { fold } from '../fold.ts';
import { sentencesOf } from '../heard.ts';
import { asksForCall } from '../promise-words.ts';

/** A question that the transcript has not given its mark, over folded text with a space at each end. */
const begins =
  /^ (?:(?:hi|hello|hallo|and|und|also|so|okay|ok|excuse me|sorry|entschuldigung) )?(?:do you|does|did|is there|are there|is it|is your|are you|can i|can we|can you|could i|may i|how much|how long|how far|how many|what|where|when|which|have you|will you|gibt es|haben sie|hat|kann ich|kann man|konnen sie|darf ich|darf man|muss ich|wie viel|wie lange|wie weit|was kostet|wo|wann|welche|welcher|bieten sie|nehmen sie|machen sie|ist bei ihnen|sind sie) /;

/** Wants a person, a call or nothing but a word: no knowledge would answer it. */
const noMatterOfKnowledge =
  / (?:speak (?:to|with)|talk (?:to|with)|put me through|connect me|transfer me|sprechen|verbinden|durchstellen|hear me|are you (?:there|a robot|human|real|an ai)|horen sie mich|sind sie noch da) /;
const LONGEST = 1_000;

/** The last question of what a caller said, or null where there is none that knowledge could answer. */
export function questionIn(spoken: string): string | null {
  return sentencesOf(spoken).findLast(isQuestion) ?? null;
}

function isQuestion(sentence: string): boolean {
  const folded = ` ${fold(sentence.slice(0, LONGEST))} `;
  return (sentence.endsWith('?') || begins.test(folded)) && isMatterOfKnowledge(sentence);
}

/** Whether more knowledge would answer it, and not a person or a call. */
export function isMatterOfKnowledge(question: string): boolean {
  const folded = ` ${fold(question.slice(0, LONGEST))} `;
  return !noMatterOfKnowledge.test(folded) && !asksForCall.some((pattern) => pattern.test(folded));
}
