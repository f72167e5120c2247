/** A piece of time, its end not included; any unit. Lists of them lie in order and do not touch, unless it says so. */
export type Span = { start: number; end: number };

/** Pieces in any order and over one another as a list. */
export function joined(spans: readonly Span[]): Span[] {
  const list: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = list.at(-1);
    if (end <= start) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else list.push({ start, end });
  }
  return list;
}

/** What lies in both lists. */
export function common(one: readonly Span[], other: readonly Span[]): Span[] {
  const list: Span[] = [];
  for (let i = 0, j = 0; ;) {
    const [a, b] = [one[i], other[j]];
    if (!a || !b) return list;
    const start = Math.max(a.start, b.start);
    const end = Math.min(a.end, b.end);
    if (start < end) list.push({ start, end });
    if (a.end < b.end) i += 1;
    else j += 1;
  }
}

/** What is left of the first list when the second is cut out; pieces of the second may lie over one another. */
export function without(spans: readonly Span[], cuts: readonly Span[]): Span[] {
  const list: Span[] = [];
  let first = 0;
  for (const { start, end } of spans) {
    let from = start;
    while ((cuts[first]?.end ?? Infinity) <= start) first += 1;
    for (let index = first; (cuts[index]?.start ?? Infinity) < end; index += 1) {
      const cut = cuts[index];
      if (!cut) break;
      if (cut.start > from) list.push({ start: from, end: cut.start });
      from = Math.max(from, cut.end);
    }
    if (from < end) list.push({ start: from, end });
  }
  return list;
}

/** Whether nothing of a list lies in [start, end). */
export function isClear(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Infinity) >= end;
}
