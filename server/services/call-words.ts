import type { Turn } from '#contract/calls.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { later } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { maskNumbers } from '../domain/masked-numbers.ts';
import { storableText } from '../domain/plain-text.ts';
import type { Passage } from '../store/passages-store.ts';

const MAX_TURN = 4000;
const MAX_SUMMARY = 600;
const MAX_TITLE = 120;
const WINDOW = 3;

/** The turns as they are kept: no phone number in clear. */
export function keptTurns(call: FinishedCall): Turn[] {
  return call.turns.map((turn, position) => ({ position, ...turn, text: maskNumbers(turn.text.slice(0, MAX_TURN)) }));
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
 * What the search finds of a call: each turn, each window of three turns (an answer often stands apart from its
 * question) and the whole call by its summary. The three lists are fused when searching.
 */
export function passagesOf(turns: readonly Turn[], call: CallRecord): Passage[] {
  const at = (turn: Turn): string => later(call.startedAt, turn.atSeconds);
  const single = turns.map((turn): Passage => ({
    kind: 'turn',
    text: turn.text,
    position: turn.position,
    saidAt: at(turn),
  }));
  const windows = turns.slice(0, Math.max(0, turns.length - WINDOW + 1)).map((turn, index): Passage => {
    const text = turns
      .slice(index, index + WINDOW)
      .map((each) => each.text)
      .join(' ');
    return { kind: 'window', text, position: turn.position, saidAt: at(turn) };
  });
  const session = [call.title, call.summary].filter((text) => text !== null).join('. ');
  const whole: Passage[] =
    session === '' ? [] : [{ kind: 'session', text: session, position: null, saidAt: call.startedAt }];
  return [...single, ...windows, ...whole];
}
