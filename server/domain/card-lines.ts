import type { Fact } from '#contract/facts.ts';
import type { Task } from '#contract/tasks.ts';

import type { CardLine } from './card.ts';
import { maskNumbers } from './masked-numbers.ts';
import type { Trade } from './observation.ts';
import { slotOf } from './slots.ts';
import { dayIn, shopClock, toldDate } from './told-date.ts';
import { LINE_LIMIT, toldLine } from './told-text.ts';

/** A call that is over, as the card tells it. Instants are ISO. */
export type CardCall = {
  id: string;
  startedAt: string;
  endedAt: string;
  dropped: boolean;
  title: string | null;
  summary: string | null;
};

/** An appointment that was kept or is ahead. Instants are ISO. */
export type CardAppointment = { service: string; staff: string; start: string; end: string };

/** Whether a fact is for the agent's caution only; the stricter of fact and slot decides. */
export function isSafety({ sensitivity, slot }: Fact, trade: Trade): boolean {
  return sensitivity === 'health' || slotOf(slot, trade).sensitivity === 'health';
}

/** `Likes: mornings`, with whom it is about when that is not the caller, and a word of doubt when nobody said it. */
export function factLine(fact: Fact, trade: Trade): CardLine {
  const { label, digits } = slotOf(fact.slot, trade);
  const about = fact.subject === 'self' ? '' : ` (${maskNumbers(toldLine(fact.subject, 60))})`;
  const doubt = fact.source === 'model' ? ' (inferred, not said)' : '';
  const told = `${label}${about}: ${digits ? fact.value : maskNumbers(fact.value)}`;
  if (isSafety(fact, trade)) return line('safety', `Safety, for your caution, do not read out: ${told}`, fact, doubt);
  return line('preference', capitalised(told), fact, doubt);
}

/** Who is calling: never more than that the number matches. */
export function whoLines(parts: { name: Fact | null; saidAs: Fact | null; language: Fact | null }): CardLine[] {
  const lines: CardLine[] = [];
  const { name, saidAs, language } = parts;
  if (name === null) lines.push({ section: 'who', text: 'A returning caller whose name is not known.', source: null });
  else
    lines.push(line('who', `Probably ${toldLine(name.value, 60)}: the number matches, identity not verified.`, name));
  if (saidAs !== null) lines.push(line('who', `Wants to be called, or says the name: ${saidAs.value}`, saidAs));
  if (language !== null) lines.push(line('who', `Speaks: ${language.value}`, language));
  return lines;
}

const TASK_WORDS = { promise: 'Open promise', callback: 'Open call-back', message: 'Open message' } as const;

/** An open task with its due day. */
export function taskLine({ id, kind, text, due }: Task): CardLine {
  const when = due === null ? '' : ` (due ${toldDate(due)})`;
  const words = toldLine(`${TASK_WORDS[kind]}: ${maskNumbers(text)}`, LINE_LIMIT - when.length);
  return { section: 'task', text: words + when, source: { kind: 'task', id } };
}

/**
 * What is booked next and what was last, in order of their start: each line holds for as long as it is right, for the
 * card stays as it is until something changes. They are told to the caller only after the rules of the house (the soul)
 * are met, and say so.
 */
export function appointmentLines(inOrder: readonly CardAppointment[], zone: string): CardLine[] {
  const next = inOrder.map((one, index): CardLine => {
    const before = inOrder[index - 1];
    return { ...appointmentLine('Next', one, zone), ...(before && { since: before.end }), until: one.end };
  });
  const last = inOrder.map((one, index): CardLine => {
    const after = inOrder[index + 1];
    return { ...appointmentLine('Last', one, zone), since: one.end, ...(after && { until: after.end }) };
  });
  return [...next, ...last];
}

function appointmentLine(which: 'Next' | 'Last', { service, staff, start }: CardAppointment, zone: string): CardLine {
  const when = `${toldDate(dayIn(zone, start))} at ${shopClock(zone, start, start)}`;
  const told = `${which} appointment, not to be told before the caller has named a detail of it: ${service} on ${when}, with ${staff}`;
  return { section: 'appointment', text: toldLine(told, LINE_LIMIT), source: null };
}

/** One past call, dated in the shop's zone. */
export function callLine({ id, startedAt, title, summary, dropped }: CardCall, zone: string): CardLine {
  const cutOff = dropped ? ' (the line dropped)' : '';
  const topic = [title, summary].filter((words) => words !== null && words.trim() !== '').join('. ');
  const told = `Call on ${toldDate(dayIn(zone, startedAt))}${cutOff}: ${topic === '' ? 'no summary' : maskNumbers(topic)}`;
  return { section: 'call', text: toldLine(told, LINE_LIMIT), source: { kind: 'call', id } };
}

function line(section: CardLine['section'], text: string, fact: Fact, ending = ''): CardLine {
  const words = toldLine(text, LINE_LIMIT - ending.length) + ending;
  const told: CardLine = { section, text: words, source: { kind: 'fact', id: fact.id } };
  const end = [fact.expiresAt, fact.trueTo].filter((instant) => instant !== null).toSorted()[0];
  if (end !== undefined) told.until = end;
  return told;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
