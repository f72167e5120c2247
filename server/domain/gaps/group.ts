import { isTopic, keyWordsOf, type KeyWord } from './key-words.ts';

/** `caller` is the same for all questions of one caller; `isOpen` false: already answered, or not needed. */
export type Asked = { id: string; caller: string; question: string; askedAt: string; isOpen: boolean };

/** Questions about one thing. `key` names the topic to the program, `topic` to a person, in the callers' own word. */
export type Topic = { key: string; topic: string; callers: number; questions: Asked[] };

type Read = Asked & { words: KeyWord[] };

/**
 * Brings the open questions together by what they are about, the topic of the most callers first. No model and no
 * chance in it: a topic is the key word that most callers share; every question belongs to one topic. What was settled
 * before (`isSettled`) wins over another word of as many callers, so that a topic keeps its name when it comes back.
 */
export function topicsOf(asked: readonly Asked[], isSettled: (key: string) => boolean): Topic[] {
  const all = asked.map((one): Read => ({ ...one, words: keyWordsOf(one.question) }));
  const overall = callersByKey(all);
  const rank = (key: string): number => (isSettled(key) ? 2 : 0) + (isTopic(key) ? 1 : 0);
  let left = all.filter(({ isOpen, words }) => isOpen && words.length > 0);
  const topics: Topic[] = [];
  while (left.length > 0) {
    const counts = callersByKey(left);
    const best = [...counts.keys()].reduce((one, other) => {
      const order =
        size(counts, other) - size(counts, one) ||
        rank(other) - rank(one) ||
        size(overall, other) - size(overall, one) ||
        other.length - one.length;
      return order > 0 || (order === 0 && other < one) ? other : one;
    });
    const own = left.filter((one) => has(one, best));
    topics.push({ key: best, topic: formOf(best, own), callers: size(counts, best), questions: newestFirst(own) });
    left = left.filter((one) => !has(one, best));
  }
  return topics.sort((a, b) => b.callers - a.callers || newestOf(b).localeCompare(newestOf(a)));
}

function callersByKey(all: readonly Read[]): Map<string, Set<string>> {
  const callers = new Map<string, Set<string>>();
  for (const { words, caller } of all)
    for (const { key } of words) callers.set(key, (callers.get(key) ?? new Set()).add(caller));
  return callers;
}

const size = (counts: ReadonlyMap<string, Set<string>>, key: string): number => counts.get(key)?.size ?? 0;
const has = ({ words }: Read, wanted: string): boolean => words.some(({ key }) => key === wanted);
const newestOf = ({ questions }: Topic): string => questions[0]?.askedAt ?? '';

/** The word most of them use for it; of two, the longer one. */
function formOf(key: string, own: readonly Read[]): string {
  const forms = new Map<string, { form: string; times: number }>();
  for (const { words } of own)
    for (const word of words.filter((one) => one.key === key)) {
      const low = word.form.toLowerCase();
      const seen = forms.get(low);
      forms.set(low, { form: seen?.form ?? word.form, times: (seen?.times ?? 0) + 1 });
    }
  const [best] = [...forms.values()].sort(
    (a, b) => b.times - a.times || b.form.length - a.form.length || a.form.localeCompare(b.form),
  );
  return best?.form ?? key;
}

function newestFirst(own: readonly Read[]): Asked[] {
  return own
    .map(({ id, caller, question, askedAt, isOpen }) => ({ id, caller, question, askedAt, isOpen }))
    .sort((a, b) => b.askedAt.localeCompare(a.askedAt) || a.id.localeCompare(b.id));
}
