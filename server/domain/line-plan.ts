import type { KeptLine } from '#contract/lines.ts';

/** What a line has had since the shop's midnight. */
export type LineDay = { calls: number; costUsd: number | null };

export type LinePlan = 'capped' | 'staff' | 'agent' | 'forward' | 'bridge';

/** How a call that a line takes is answered first. `open` null: the shop has told no hours. */
export function planOf(line: KeptLine, day: LineDay, open: boolean | null): LinePlan {
  if (isOverCap(line, day)) return 'capped';
  const anybody = ringable(line).length > 0;
  if (line.mode === 'forward') return 'forward';
  if (anybody && ringsStaff(line, open)) return 'staff';
  return line.mode === 'bridge' ? 'bridge' : 'agent';
}

/** The numbers that ring when staff is rung. */
export function ringable({ people }: Pick<KeptLine, 'people'>): string[] {
  return people.filter(({ rings }) => rings).map(({ number }) => number);
}

export function longestSeconds({ caps }: Pick<KeptLine, 'caps'>): number | null {
  return caps.longestMinutes === null ? null : caps.longestMinutes * 60;
}

/** For a call of a shop that may have come in on any of these lines, the most generous limit counts. In seconds; null: none. */
export function mostGenerous(lines: readonly Pick<KeptLine, 'caps'>[]): number | null {
  const limits = lines.map(longestSeconds);
  return limits.length === 0 || limits.includes(null) ? null : Math.max(...limits.flatMap((limit) => limit ?? []));
}

function isOverCap({ caps }: KeptLine, { calls, costUsd }: LineDay): boolean {
  if (caps.callsPerDay !== null && calls >= caps.callsPerDay) return true;
  return caps.usdPerDay !== null && costUsd !== null && costUsd >= caps.usdPerDay;
}

function ringsStaff({ staffFirst: { when } }: KeptLine, open: boolean | null): boolean {
  if (when === 'always') return true;
  // Without hours nobody can say that the shop is open or closed: the agent answers.
  return (when === 'open' && open === true) || (when === 'closed' && open === false);
}
