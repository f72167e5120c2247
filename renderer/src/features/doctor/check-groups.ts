import type { Check, CheckGroup } from '#contract/doctor.ts';

/** The checks by what they are about, in the order they came in: the group of the worst comes first. */
export function groupsOf(checks: readonly Check[]): [CheckGroup, Check[]][] {
  const groups = [...new Set(checks.map(({ group }) => group))];
  return groups.map((group) => [group, checks.filter((check) => check.group === group)]);
}
