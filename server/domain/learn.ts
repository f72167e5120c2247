import { isCorrection, isRenaming } from './corrections.ts';
import { quoteOf, supportSteps } from './evidence.ts';
import type { FinishedCall } from './finished-call.ts';
import { asHeard, type Heard, hearingSteps } from './heard.ts';
import { isUnansweredField } from './gaps/unanswered.ts';
import { fullerName, samePerson } from './names.ts';
import type { Finding, Trade } from './observation.ts';
import { ruleSteps } from './rule-findings.ts';
import { foldValue } from './same-value.ts';
import type { Slot } from './slot.ts';
import { slotOf, toSlotId } from './slots.ts';
import { namesSaid } from './spoken-name.ts';
import type { Steps } from './steps.ts';
import { storedValues } from './stored-values.ts';
import { quarantineReason } from './suspicion.ts';
import { toolFacts } from './tool-facts.ts';

/** One call does not teach more than this; anything beyond is noise or an attack. */
const mostFindings = 80;
const mostCollected = 60;

/**
 * What a finished call teaches about its caller, without any model: the provider's data collection, what booking
 * tools answered, and fixed rules over the caller's own words. Same call, same findings. Values hold no phone number.
 */
export function* findingSteps(call: FinishedCall, trade: Trade): Steps<Finding[]> {
  const heard = yield* hearingSteps(call, 'caller');
  const collected: Finding[] = [];
  for (const { slot, value } of call.collected.slice(0, mostCollected)) {
    const id = isUnansweredField(slot) ? null : toSlotId(slot);
    if (id !== null) collected.push(...(yield* collectedSteps(slotOf(id, trade), value, heard)));
    yield;
  }
  const told = call.tools
    .slice(0, mostCollected)
    .flatMap((outcome) => toolFacts(outcome))
    .flatMap(({ slot, value }) => {
      const id = toSlotId(slot);
      return id === null ? [] : storedValues(slotOf(id, trade), value).map((stored) => toolFinding(id, stored));
    });
  const names = collected.flatMap(({ slot, value }) => (slot === 'customer_name' ? [value] : []));
  const ruled = yield* ruleSteps(heard, names);
  const kept = collected.filter((finding) => !isDenied(finding, ruled, trade));
  return unique([...kept, ...told, ...ruled], trade).slice(0, mostFindings);
}

function* collectedSteps(slot: Slot, raw: string, heard: readonly Heard[]): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const value of storedValues(slot, raw)) {
    const said = yield* supportSteps(slot, value, heard);
    findings.push(collectedFinding(slot, value, said));
  }
  return findings;
}

function collectedFinding({ id }: Slot, value: string, said: Heard | null): Finding {
  const base = { subject: 'self', slot: id, value, negated: false, source: 'caller' as const };
  if (!said) return { ...base, confidence: 0.7, turn: null, quote: null, correction: false };
  return { ...base, confidence: 0.9, turn: said.turn, quote: quoteOf(said), correction: isCorrection(said, value) };
}

function toolFinding(slot: string, value: string): Finding {
  const origin = { source: 'tool' as const, confidence: 1, turn: null, quote: null };
  return { subject: 'self', slot, value, negated: false, correction: false, ...origin };
}

/** An analysis that only lists words takes "not allergic to nuts" for nuts; the denial in the same breath wins. */
function isDenied(finding: Finding, ruled: readonly Finding[], trade: Trade): boolean {
  const slot = slotOf(finding.slot, trade);
  const value = foldValue(slot, finding.value);
  return ruled.some(
    (rule) =>
      rule.negated && rule.slot === slot.id && rule.turn === finding.turn && foldValue(slot, rule.value) === value,
  );
}

/** The first of equal findings stays, so a rule never repeats what was collected. */
function unique(findings: readonly Finding[], trade: Trade): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ slot, value, negated, source, subject }) => {
    const key = [source, subject, slot, String(negated), foldValue(slotOf(slot, trade), value)].join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export type StatedName = { name: string | null; renames: boolean };

/**
 * Which name this call was made under, and whether it puts right the name we had. A name the caller introduced
 * themselves with counts most, then one they said at all, then a booking's, then one only the analysis names.
 */
export function* nameSteps(call: FinishedCall, findings: readonly Finding[]): Steps<StatedName> {
  const names: { finding: Finding; renames: boolean; weight: number }[] = [];
  for (const finding of findings.filter(isOwnName)) {
    const spoken = finding.turn === null ? undefined : call.turns[finding.turn];
    const said = spoken && asHeard(spoken.text, finding.turn ?? 0);
    names.push({ finding, renames: !!said && isRenaming(said, finding.value), weight: weightOf(finding, said) });
    yield;
  }
  names.sort((a, b) => Number(b.renames) - Number(a.renames) || b.weight - a.weight);
  const [best, ...others] = names;
  if (!best) return { name: null, renames: false };
  const name = others
    .filter(({ finding, renames }) => !renames && samePerson(best.finding.value, finding.value))
    .reduce((kept, { finding }) => fullerName(finding.value, kept), best.finding.value);
  return { name, renames: best.renames };
}

function isOwnName({ slot, subject, negated, value, source }: Finding): boolean {
  if (slot !== 'customer_name' || subject !== 'self' || negated) return false;
  return quarantineReason(slotOf('customer_name', 'general'), value, source) === null;
}

function weightOf({ value, source }: Finding, said: Heard | undefined): number {
  if (!said) return source === 'tool' ? 1 : 0;
  return namesSaid(said.text).some((one) => one.slot === 'customer_name' && samePerson(one.value, value)) ? 3 : 2;
}
