import type { Fact } from '#contract/facts.ts';

export type FactGroup = { slot: string; isSafety: boolean; facts: Fact[] };

export type SortedFacts = {
  /** What waits for a look. */
  pending: Fact[];
  /** What the agent is told, by slot. */
  groups: FactGroup[];
  /** What is told no more, the latest first. */
  gone: Fact[];
};

/** Who somebody is comes first; then the order in which slots were first learned stays as the server gives it. */
const whoFirst: readonly string[] = [
  ...['customer_name', 'said_as', 'language', 'email', 'address', 'contact_channel', 'preferred_staff'],
  ...['preferred_time', 'dependants', 'pets', 'vehicle', 'vehicle_plate', 'vehicle_mileage'],
];

/** The facts about one caller as the page shows them. Safety facts stand before everything else. */
export function sortedFacts(facts: readonly Fact[]): SortedFacts {
  const groups = new Map<string, FactGroup>();
  for (const fact of facts.filter(({ status }) => status === 'active')) {
    const group = groups.get(fact.slot) ?? { slot: fact.slot, isSafety: false, facts: [] };
    groups.set(fact.slot, group);
    group.facts.push(fact);
    group.isSafety ||= fact.sensitivity === 'health';
  }
  return {
    pending: facts.filter(({ status }) => status === 'pending'),
    groups: [...groups.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    gone: facts
      .filter(({ status }) => status === 'superseded' || status === 'forgotten')
      .toSorted((a, b) => (endOf(a) < endOf(b) ? 1 : -1)),
  };
}

function placeOf({ slot, isSafety }: FactGroup): number {
  if (isSafety) return -1;
  const at = whoFirst.indexOf(slot);
  return at === -1 ? whoFirst.length : at;
}

function endOf({ retiredAt, trueTo, learnedAt }: Fact): string {
  return retiredAt ?? trueTo ?? learnedAt;
}
