import type { AnswerDiff, Pack } from '#contract/calls.ts';

type Part = Omit<AnswerDiff, 'kind'>;

/** An answer as far as it may be shown: what a pack holds of it. */
export type ShownAnswer = Pick<Pack, 'firstMessage' | 'lines' | 'variables' | 'overrides'>;

/** Told in the pack by another name already, or different on every call by its nature. */
const TOLD_ELSEWHERE = new Set(['greeting', 'caller_memory', 'call_ref']);

/** What changed from one answer to another, in the order of the answer; what is gone stands where it stood. */
export function diffAnswers(sent: ShownAnswer | null, now: ShownAnswer): AnswerDiff[] {
  return (['greeting', 'line', 'variable', 'override'] as const).flatMap((part) =>
    diffParts(sent === null ? [] : partsOf(sent, part), partsOf(now, part)),
  );
}

function partsOf({ firstMessage, lines, variables, overrides }: ShownAnswer, part: Part['part']): Part[] {
  switch (part) {
    case 'greeting':
      return [{ part, text: firstMessage, source: null }];
    case 'line':
      return lines.map(({ text, source }) => ({ part, text, source }));
    case 'variable':
      return Object.entries(variables)
        .filter(([name]) => !TOLD_ELSEWHERE.has(name))
        .map(([name, value]) => ({ part, text: `${name}: ${value}`, source: null }));
    case 'override':
      return overrides.map((text) => ({ part, text, source: null }));
  }
}

/** By the longest common run of lines; a pack has some dozens of them at most, which bounds the square. */
function diffParts(sent: readonly Part[], now: readonly Part[]): AnswerDiff[] {
  const common = commonLengths(sent, now);
  const lengthAt = (from: number, to: number): number => common[from]?.[to] ?? 0;
  const diff: AnswerDiff[] = [];
  let [from, to] = [0, 0];
  while (from < sent.length || to < now.length) {
    const [old, fresh] = [sent[from], now[to]];
    if (old && fresh && old.text === fresh.text) {
      diff.push({ kind: 'same', ...fresh });
      from += 1;
      to += 1;
    } else if (old && (!fresh || lengthAt(from + 1, to) >= lengthAt(from, to + 1))) {
      diff.push({ kind: 'removed', ...old });
      from += 1;
    } else if (fresh) {
      diff.push({ kind: 'added', ...fresh });
      to += 1;
    }
  }
  return diff;
}

/** For each pair of places, how many lines both have in common from there on. */
function commonLengths(sent: readonly Part[], now: readonly Part[]): number[][] {
  const lengths = Array.from({ length: sent.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let from = sent.length - 1; from >= 0; from -= 1) {
    const row = lengths[from] ?? [];
    const below = lengths[from + 1] ?? [];
    for (let to = now.length - 1; to >= 0; to -= 1)
      row[to] =
        sent[from]?.text === now[to]?.text ? (below[to + 1] ?? 0) + 1 : Math.max(below[to] ?? 0, row[to + 1] ?? 0);
  }
  return lengths;
}
