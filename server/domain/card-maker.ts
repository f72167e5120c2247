import type { Fact, FactSource } from '#contract/facts.ts';
import type { Note } from '#contract/notes.ts';
import type { Task } from '#contract/tasks.ts';

import type { Card, CardLine } from './card.ts';
import {
  appointmentLines,
  type CardAppointment,
  callLine,
  type CardCall,
  factLine,
  isSafety,
  taskLine,
  whoLines,
} from './card-lines.ts';
import { mayBeSaidAloud } from './disclosure.ts';
import { maskNumbers } from './masked-numbers.ts';
import { noteLine } from './note-line.ts';
import type { Trade } from './observation.ts';
import { languageOf } from './phrases.ts';
import { slotOf } from './slots.ts';
import { dayIn, toldDate } from './told-date.ts';
import { LINE_LIMIT, sayableName, shorten, toldLine } from './told-text.ts';
import { mayReadAsOrder } from './unfenced.ts';

/** The order in which a card is told (features.md §6.4); the pack drops from the end. */
const ORDER: readonly CardLine['section'][] = ['who', 'safety', 'task', 'appointment', 'call', 'preference', 'note'];
const MOST_FACTS = 30;
const CALLS_TOLD = 3;
const ITEM_LIMIT = 80;
const DAY_MS = 86_400_000;

/** How far each source is trusted, for the order of what is told; who outranks whom in a slot is `reconcile`'s business. */
const TRUST: Record<FactSource, number> = { staff: 1, tool: 0.9, imported: 0.9, caller: 0.7, model: 0.4 };

export type CardParts = {
  facts: readonly Fact[];
  /** Open ones of this caller. */
  tasks: readonly Task[];
  /** Of this caller; the shop's own notes are added by the pack. */
  notes: readonly Note[];
  /** Calls that are over, newest first. */
  calls: readonly CardCall[];
  /** All calls that are over, when `calls` holds only the newest. */
  callCount?: number;
  /** The last one and those ahead, in order of their start. */
  appointments?: readonly CardAppointment[];
  trade: Trade;
  zone: string;
  /** ISO instant */
  now: string;
};

/** Works out what the ringing phone needs to know about one person, from everything that stands about them now. */
export function makeCard({
  facts,
  tasks,
  notes,
  calls,
  callCount,
  appointments = [],
  trade,
  zone,
  now,
}: CardParts): Card {
  const told = facts.filter((fact) => isTold(fact, now));
  const name = identity(told, 'customer_name');
  const saidAs = identity(told, 'said_as');
  const language = identity(told, 'language');
  const who = whoLines({ name, saidAs, language });
  const others = told.filter((fact) => hasOwnLine(fact, trade));
  const known = bestFirst(others, trade, now).slice(0, MOST_FACTS - who.length);
  const open = tasks.filter(({ doneAt }) => doneAt === null).toSorted(soonestFirst);
  const last = calls[0];

  const lines = [
    ...who,
    ...known.map((fact) => factLine(fact, trade)),
    ...open.map(taskLine),
    ...appointmentLines(appointments, zone),
    ...calls.slice(0, CALLS_TOLD).map((call) => callLine(call, zone)),
    ...notes.map((note) => noteLine({ ...note, note: maskNumbers(note.note) })),
  ];
  return {
    name: sayableName(name?.value ?? null),
    saidAs: sayableName(saidAs?.value ?? null),
    language: languageOf(language?.value),
    calls: callCount ?? calls.length,
    lastCall: last === undefined ? null : lastCallOf(last, zone),
    openItem: openItemOf(
      open,
      told.filter((fact) => isSafety(fact, trade)),
    ),
    lines: lines.toSorted((a, b) => ORDER.indexOf(a.section) - ORDER.indexOf(b.section)),
  };
}

function isTold({ status, negated, expiresAt, trueTo }: Fact, now: string): boolean {
  if (status !== 'active' || negated) return false;
  return [expiresAt, trueTo].every((end) => end === null || Date.parse(end) > Date.parse(now));
}

/** What is told by other means (a promise is a task, the caller's name the first line) has no line of its own. */
function hasOwnLine({ slot, subject }: Fact, trade: Trade): boolean {
  const { section } = slotOf(slot, trade);
  return section !== null && !(section === 'who' && subject === 'self');
}

function identity(facts: readonly Fact[], slot: string): Fact | null {
  return facts.find((fact) => fact.slot === slot && fact.subject === 'self') ?? null;
}

/** Health first so that the limit never costs a safety fact, then what staff pinned, then trust times recency. */
function bestFirst(facts: Fact[], trade: Trade, now: string): Fact[] {
  const score = (fact: Fact): number => {
    const group = isSafety(fact, trade) ? 4 : fact.pinned ? 2 : 0;
    return group + TRUST[fact.source] * recency(fact, trade, now);
  };
  return facts
    .map((fact) => ({ fact, score: score(fact) }))
    .toSorted((a, b) => b.score - a.score || placeOf(a.fact).localeCompare(placeOf(b.fact)))
    .map(({ fact }) => fact);
}

/** Decides between facts of one score by what they say: ids tell in which order the deliveries came. */
function placeOf({ slot, subject, value, id }: Fact): string {
  return [slot, subject, value, id].join('\n');
}

function recency({ slot, learnedAt }: Fact, trade: Trade, now: string): number {
  const halfLife = slotOf(slot, trade).halfLifeDays;
  if (halfLife === null) return 1;
  const days = Math.max(0, Date.parse(now) - Date.parse(learnedAt)) / DAY_MS;
  return 0.5 ** (days / halfLife);
}

function soonestFirst(a: Task, b: Task): number {
  return (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.createdAt.localeCompare(b.createdAt);
}

function lastCallOf(
  { startedAt, endedAt, dropped, title, summary }: CardCall,
  zone: string,
): NonNullable<Card['lastCall']> {
  const told = [title, summary].filter((words) => words !== null).join('. ');
  if (told === '') return { startedAt, endedAt, dropped, topic: null };
  // An owner's prompt may hold this without a fence around it. The halves of an order may stand in both.
  const topic = mayReadAsOrder(told) ? `Last call on ${toldDate(dayIn(zone, startedAt))}.` : maskNumbers(told);
  return { startedAt, endedAt, dropped, topic: toldLine(topic, LINE_LIMIT) };
}

/** What we owe the caller, if it may be said before they have said who they are; messages are their own words. */
function openItemOf(tasks: readonly Task[], safety: readonly Fact[]): string | null {
  const health = safety.map(({ value }) => value);
  const task = tasks.find(({ kind, text }) => kind !== 'message' && mayBeSaidAloud(text, health));
  return task === undefined ? null : shorten(toldLine(task.text), ITEM_LIMIT);
}
