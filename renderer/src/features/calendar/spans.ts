/** A stretch of a day, in minutes since its midnight on the shop's clock: from ≤ t < to. */
export type Span = { readonly from: number; readonly to: number };

export const DAY_MINUTES = 1440;

/** What is left of some spans without others. Neither need be in order. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (left, { from, to }) =>
      left.flatMap((span) => {
        if (to <= span.from || from >= span.to) return [span];
        const parts = [
          { from: span.from, to: from },
          { from: to, to: span.to },
        ];
        return parts.filter((part) => part.to > part.from);
      }),
    [...spans],
  );
}

/** What lies in both. */
export function within(spans: readonly Span[], others: readonly Span[]): Span[] {
  return without(spans, without([{ from: 0, to: DAY_MINUTES }], others));
}

/** Spans that touch or lie over one another as one, in their order. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}
