import type { FinishedCall } from '../finished-call.ts';
import { keyWordsOf } from './key-words.ts';
import { isMatterOfKnowledge } from './questions.ts';
import { isAbout, listedQuestions, type Unanswered } from './unanswered.ts';
import { NAMING_SLOTS, withoutNames } from './without-names.ts';

/** What a model claims: that the caller asked `question`, and the agent said with `reply` that it does not know. */
export type ProposedQuestion = { question: string; reply: string };

const SHORTEST = 4;
const MOST = 10;
/** The agent may say first that it looks for it. */
const MOST_REPLIES = 2;

/**
 * Keeps of a model's claims only those of which both halves stand word for word: the question in a turn of the caller,
 * and the reply in one of the agent's next two. Not what the call's own analysis lists already.
 */
export function quotedQuestions(call: FinishedCall, proposals: readonly ProposedQuestion[]): Unanswered[] {
  const listed = listedQuestions(call);
  const names = call.collected.filter(({ slot }) => NAMING_SLOTS.has(slot)).map(({ value }) => value);
  const found = proposals.slice(0, MOST).flatMap(({ question, reply }): Unanswered[] => {
    const turn = turnOf(call, question, reply);
    if (turn === null || !isMatterOfKnowledge(question) || listed.some((one) => isAbout(one, question))) return [];
    return [{ turn, question: withoutNames(question, names) }];
  });
  const byTurn = new Map(found.toReversed().map((one) => [one.turn, one]));
  return [...byTurn.values()].toReversed().filter(({ question }) => keyWordsOf(question).length > 0);
}

function turnOf({ turns }: FinishedCall, question: string, reply: string): number | null {
  const [asked, said] = [spaced(question), spaced(reply)];
  if (asked.length < SHORTEST || said.length < SHORTEST) return null;
  const turn = turns.findIndex(({ role, text }, at) => {
    if (role !== 'caller' || !spaced(text).includes(asked)) return false;
    const replies = turns.slice(at + 1).filter((one) => one.role === 'agent');
    return replies.slice(0, MOST_REPLIES).some((one) => spaced(one.text).includes(said));
  });
  return turn === -1 ? null : turn;
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
