import type { AnswerDiff } from '#contract/calls.ts';

export type DiffRow = {
  kind: 'same' | 'added' | 'removed' | 'changed';
  then: AnswerDiff | null;
  now: AnswerDiff | null;
};
export type DiffPart = { part: AnswerDiff['part']; rows: DiffRow[] };

/** The answer of then beside that of today, part by part. Of lines that go while others come, each pair is one change. */
export function toDiffParts(diff: readonly AnswerDiff[]): DiffPart[] {
  const parts = new Map<AnswerDiff['part'], AnswerDiff[]>();
  for (const line of diff) parts.set(line.part, [...(parts.get(line.part) ?? []), line]);
  return [...parts].map(([part, lines]) => ({ part, rows: toRows(lines) }));
}

/** How many lines are the same, and whether that is all of them. */
export function countSame(parts: readonly DiffPart[]): { same: number; isAll: boolean } {
  const rows = parts.flatMap((part) => part.rows);
  const same = rows.filter(({ kind }) => kind === 'same').length;
  return { same, isAll: same === rows.length };
}

function toRows(lines: readonly AnswerDiff[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let [gone, come]: [AnswerDiff[], AnswerDiff[]] = [[], []];
  const settle = (): void => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const [then, now] = [gone[at] ?? null, come[at] ?? null];
      rows.push({ kind: then === null ? 'added' : now === null ? 'removed' : 'changed', then, now });
    }
    [gone, come] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === 'removed') gone.push(line);
    else if (line.kind === 'added') come.push(line);
    else {
      settle();
      rows.push({ kind: 'same', then: line, now: line });
    }
  }
  settle();
  return rows;
}
