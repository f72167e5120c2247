import type { Turn } from '#contract/calls.ts';
import { wholeSigns } from '#contract/seen-text.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { later } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { maskNumbers } from '../domain/masked-numbers.ts';
import { storableText } from '../domain/plain-text.ts';
import type { Steps } from '../domain/steps.ts';
import type { Passage } from '../store/passages-store.ts';

const MAX_TURN = 4000;
/** Where the cut of a turn falls into a number, enough of it is seen to know it for one. */
const LONGEST_NUMBER = 200;
const MAX_SUMMARY = 600;
const MAX_TITLE = 120;
const WINDOW = 3;
/** What the search finds of a call: five hours of speech. The words themselves are kept beyond it. */
const MOST_FOUND_TURNS = 1500;
const MOST_FOUND_LETTERS = 300_000;
/** One batch takes a few milliseconds to write. A letter the search finds costs four: it stands in three windows too. */
const BATCH_COST = 12_000;
const TURN_COST = 300;

/** The turns of a call from `from` up to, not with, `to`; those before `found` are what the search finds. */
export type Batch = { from: number; to: number; found: number };

/** The turns as they are kept: no phone number in clear. */
export function* keptTurnSteps(call: FinishedCall): Steps<Turn[]> {
  const turns: Turn[] = [];
  for (const [position, turn] of call.turns.entries()) {
    const text = wholeSigns(maskNumbers(wholeSigns(turn.text, MAX_TURN + LONGEST_NUMBER)), MAX_TURN);
    turns.push({ position, ...turn, text });
    yield;
  }
  return turns;
}

/** Parts the turns into batches of which each is quickly written. At least one, which may be empty. */
export function batchesOf(turns: readonly Turn[]): [Batch, ...Batch[]] {
  const found = foundOf(turns);
  const ends: number[] = [];
  let cost = 0;
  for (const [index, { text }] of turns.entries()) {
    cost += (text.length + TURN_COST) * (index < found ? 4 : 1);
    if (cost < BATCH_COST) continue;
    ends.push(index + 1);
    cost = 0;
  }
  const [first = turns.length, ...others] = [...ends.filter((end) => end < turns.length), turns.length];
  const starts = [first, ...others];
  return [{ from: 0, to: first, found }, ...others.map((to, index) => ({ from: starts[index] ?? 0, to, found }))];
}

function foundOf(turns: readonly Turn[]): number {
  let letters = 0;
  const beyond = turns.findIndex(({ text }, index) => {
    letters += text.length;
    return index >= MOST_FOUND_TURNS || letters > MOST_FOUND_LETTERS;
  });
  return beyond === -1 ? turns.length : beyond;
}

/** Title and summary as they are kept and told. */
export function retold({ title, summary }: FinishedCall): { title: string | null; summary: string | null } {
  return { title: short(title, MAX_TITLE), summary: short(summary, MAX_SUMMARY) };
}

function short(text: string | null, length: number): string | null {
  const tidied = text === null ? '' : storableText(text, length);
  return tidied === '' ? null : tidied;
}

/**
 * What the search finds of a part of a call: each turn, each window of three turns (an answer often stands apart from
 * its question) and, with the first part, the whole call by its summary. The three lists are fused when searching.
 */
export function passagesOf(turns: readonly Turn[], call: CallRecord, { from, to, found }: Batch): Passage[] {
  const passages = turns.slice(from, Math.min(to, found)).flatMap((turn, index): Passage[] => {
    const { position, text } = turn;
    const said = { position, saidAt: later(call.startedAt, turn.atSeconds) };
    const window = turns.slice(from + index, Math.min(from + index + WINDOW, found));
    const single: Passage = { kind: 'turn', text, ...said };
    if (window.length < WINDOW) return [single];
    return [single, { kind: 'window', text: window.map((each) => each.text).join(' '), ...said }];
  });
  const session = [call.title, call.summary].filter((text) => text !== null).join('. ');
  const whole: Passage = { kind: 'session', text: session, position: null, saidAt: call.startedAt };
  return from > 0 || session === '' ? passages : [...passages, whole];
}
