import type { FinishedCall } from '../finished-call.ts';
import { storableText } from '../plain-text.ts';
import type { Steps } from '../steps.ts';
import { toSlotId } from '../slots.ts';
import { keyWordsOf } from './key-words.ts';
import { saysNotKnown } from './not-known.ts';
import { questionIn } from './questions.ts';
import { withoutNames } from './without-names.ts';

/** Something the agent was asked and could not answer. `turn` is where it was asked; null: only the analysis tells. */
export type Unanswered = { turn: number | null; question: string };

/** The field of the agent's data collection that names them, and what owners have called it besides. No facts. */
export const UNANSWERED_FIELD = 'unanswered_questions';
const FIELDS = new Set([UNANSWERED_FIELD, 'unanswered_question', 'unanswered', 'knowledge_gap', 'knowledge_gaps']);
const NOTHING = /^(?:none|no|null|nil|unknown|nothing|keine|keiner|nichts|n\/?a|-)?\.?$/iu;

const MOST = 10;
const LONGEST_TURN = 2_000;
const MOST_TURNS = 800;

/** Whether a field of the data collection tells what could not be answered, and so nothing about the caller. */
export function isUnansweredField(slot: string): boolean {
  const id = toSlotId(slot);
  return id !== null && FIELDS.has(id);
}

/**
 * What the agent could not answer in a call: a caller's question whose answer says so, and what the provider's
 * analysis lists; in the caller's own words wherever they are found. Without names, as `withoutNames` does.
 */
export function* unansweredSteps(call: FinishedCall, names: readonly string[]): Steps<Unanswered[]> {
  const asked: { turn: number; question: string }[] = [];
  const missed = new Map<number, string>();
  let open: { turn: number; question: string } | null = null;
  for (const [turn, { role, text }] of call.turns.slice(0, MOST_TURNS).entries()) {
    const spoken = text.slice(0, LONGEST_TURN);
    if (role === 'caller') {
      const question = questionIn(spoken);
      open = question === null ? null : { turn, question };
      if (open) asked.push(open);
    } else if (role === 'agent' && open !== null && saysNotKnown(spoken)) {
      missed.set(open.turn, open.question);
      open = null;
    }
    yield;
  }
  const listed = listedQuestions(call);
  const others: Unanswered[] = [];
  for (const question of listed) {
    const said = asked.find((one) => isAbout(one.question, question));
    if (said) missed.set(said.turn, said.question);
    else others.push({ turn: null, question });
    yield;
  }
  return [...[...missed].map(([turn, question]) => ({ turn, question })), ...others]
    .map(({ turn, question }) => ({ turn, question: withoutNames(question, names) }))
    .filter(({ question }) => keyWordsOf(question).length > 0)
    .slice(0, MOST);
}

/** What the provider's analysis lists. */
export function listedQuestions({ collected }: Pick<FinishedCall, 'collected'>): string[] {
  return collected.filter(({ slot }) => isUnansweredField(slot)).flatMap(({ value }) => listedIn(value));
}

function listedIn(value: string): string[] {
  return value
    .slice(0, LONGEST_TURN)
    .split(/(?<=\?)\s|[\n;]/u)
    .map((part) => storableText(part.replace(/^[\s\d.)*•-]+/u, ''), 300))
    .filter((part) => !NOTHING.test(part))
    .slice(0, MOST);
}

/** The analysis words a question in its own way: half of what the shorter one is about is the same question. */
export function isAbout(one: string, other: string): boolean {
  const [few, many] = [keyWordsOf(one), keyWordsOf(other)].sort((a, b) => a.length - b.length);
  if (!few || !many || few.length === 0) return false;
  const keys = new Set(many.map(({ key }) => key));
  return few.filter(({ key }) => keys.has(key)).length * 2 >= few.length;
}
