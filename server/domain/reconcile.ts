import { fold } from './fold.ts';
import { maskNumbers } from './masked-numbers.ts';
import type { Finding, Observation, Standing, Trade } from './observation.ts';
import { foldValue } from './same-value.ts';
import { standingsOf } from './slot-history.ts';
import { slotOf } from './slots.ts';

/**
 * Where every observation about one person stands. A pure function of the set: the same observations in any order
 * give the same standings, and forgetting the newest brings the one before back. Instants are ISO 8601 in UTC.
 */
export function reconcile(observations: readonly Observation[], trade: Trade): Standing[] {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = `${fold(observation.subject)}|${observation.slot}`;
    const group = groups.get(key);
    if (group) group.push(observation);
    else groups.set(key, [observation]);
  }
  return [...groups.values()].flatMap((group) => standingsOf(group, slotOf(group[0]?.slot ?? '', trade)));
}

/**
 * The same finding of the same call has the same key however often the call is learned from. Folding takes raised and
 * circled digits for plain ones, so numbers are hidden in that form before.
 */
export function findingKey(
  callId: string,
  { slot, subject, value, negated, source }: Pick<Finding, 'slot' | 'subject' | 'value' | 'negated' | 'source'>,
): string {
  const known = slotOf(slot, 'general');
  const hidden = maskNumbers(value.normalize('NFKC'), known.format === 'address' ? 'address' : 'text');
  const said = foldValue(known, known.format === 'email' ? value : hidden);
  return [callId, source, slot, fold(maskNumbers(subject.normalize('NFKC'))), negated ? 'not' : 'is', said].join('|');
}
