import type { Fact } from '#contract/facts.ts';

/** What no longer holds after the call. A value that was only said once more takes its own place, and is not gone. */
export function reallyGone(superseded: readonly Fact[], learned: readonly Fact[]): Fact[] {
  const said = new Set(learned.map(asSaid));
  return superseded.filter((fact) => !said.has(asSaid(fact)));
}

function asSaid({ subject, slot, value, negated }: Fact): string {
  return JSON.stringify([subject, slot, negated, value.trim().toLocaleLowerCase()]);
}
