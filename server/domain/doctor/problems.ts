import type { Check, CheckGroup, CheckState } from '#contract/doctor.ts';
import type { SentenceCode, Told } from '#contract/told.ts';

import { toCheck } from './check.ts';

/** Told by a look of its own, which also knows how to mend it. */
const TOLD_ELSEWHERE: readonly RegExp[] = [/^tunnel_/, /^agent_/, /^jobs_given_up$/, /^disk_little$/];

const GRAVE: readonly string[] = [
  'database_lost',
  'database_broken',
  'database_unreadable',
  'disk_full',
  'initiation_secret_missing',
] satisfies SentenceCode[];

const GROUPS: readonly (readonly [RegExp, CheckGroup])[] = [
  [/^(?:database_|deliveries_|disk_|key_)/, 'memory'],
  [/^(?:public_address_|quick_address_)/, 'way'],
  [/^(?:initiation|webhook|tool)_secret_/, 'providers'],
  [/^(?:provider|connect)_/, 'providers'],
];

/** What the status calls a problem, as something that was looked at. */
export function problemChecks(problems: readonly Told[]): Check[] {
  return problems
    .filter(({ code }) => !TOLD_ELSEWHERE.some((pattern) => pattern.test(code)))
    .map((told) => toCheck(groupOf(told.code), `problem:${told.code}`, stateOf(told.code), told));
}

function groupOf(code: string): CheckGroup {
  return GROUPS.find(([pattern]) => pattern.test(code))?.[1] ?? 'program';
}

function stateOf(code: string): CheckState {
  return GRAVE.includes(code) ? 'error' : 'warning';
}
