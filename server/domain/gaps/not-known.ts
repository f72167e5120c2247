import { sentencesOf } from '../heard.ts';
import { fold } from '../fold.ts';
import { callsBack } from '../promise-words.ts';

/** How an agent says that it cannot answer, in English and German, over folded sentences with a space at each end. */
const cannotAnswer: readonly RegExp[] = [
  / (?:i|we) (?:\w+ )?(?:do not|don t|dont) (?:\w+ )?know /,
  / (?:i|we) (?:\w+ )?(?:do not|don t|dont) (?:\w+ )?have (?:\w+ ){0,4}(?:information|info|details|answer) /,
  / have no (?:\w+ )?(?:information|info|details) /,
  / (?:i m|i am|we re|we are) (?:\w+ )?(?:not (?:\w+ )?(?:sure|certain)|unsure) /,
  / (?:can t|cannot|can not|unable to|not able to) (?:\w+ )?(?:answer|say|tell you|confirm) /,
  / (?:have to|need to|let me|i ll|i will) (?:check|ask|find out|clarify) (?:\w+ )?(?:with|from)? ?(?:the|a|an|my|our|one of our|somebody|someone) (?:\w+ )?(?:team|staff|colleague|colleagues|manager|owner|stylist|dentist|doctor|mechanic) /,
  / weiss ich (?:\w+ ){0,3}nicht | ich weiss (?:\w+ ){0,3}nicht /,
  / (?:bin ich|ich bin) (?:\w+ ){0,4}nicht (?:\w+ )?sicher /,
  / (?:habe ich|hab ich|ich habe|ich hab|liegen mir) (?:\w+ ){0,4}keine (?:\w+ )?(?:information|informationen|angabe|angaben|auskunft|details|daten|infos) /,
  / (?:kann ich|ich kann) (?:\w+ ){0,5}(?:nicht|nichts|keine auskunft) (?:\w+ )?(?:sagen|beantworten|bestatigen|geben) /,
  / (?:muss ich|musste ich|ich muss|ich musste) (?:\w+ ){0,5}(?:nachfragen|nachsehen|klaren|erfragen|fragen) /,
];

/** It did not hear the caller well, or asks back: that is no lack of knowledge. */
const misheard =
  / (?:understand|understood|heard|hear|catch|caught|you mean|you meant|verstanden|verstehe|sie meinen) /;

/** Begins as an answer does; a call-back that is offered on top is about something else. */
const answers =
  /^ (?:yes|yeah|no|of course|certainly|sure|absolutely|we do|we are|it is|ja|nein|gerne|naturlich|selbstverstandlich) /;
const FEW_SENTENCES = 3;
const LONGEST = 1_000;

/** Whether the agent says with this that it does not know what it was asked, or has somebody else answer it. */
export function saysNotKnown(spoken: string): boolean {
  const sentences = sentencesOf(spoken).filter((sentence) => !sentence.endsWith('?'));
  const folded = sentences.map((sentence) => ` ${fold(sentence.slice(0, LONGEST))} `);
  if (folded.some((one) => !misheard.test(one) && cannotAnswer.some((pattern) => pattern.test(one)))) return true;
  const [first] = folded;
  if (first === undefined || folded.length > FEW_SENTENCES || answers.test(first)) return false;
  return folded.some((one) => callsBack.some((pattern) => pattern.test(one)));
}
