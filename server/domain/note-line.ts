import type { Note } from '#contract/notes.ts';

import type { CardLine } from './card.ts';
import { toldLine } from './told-text.ts';

/** A staff note as one line of the pack, with the days it is told on. Notes are told whole. */
export function noteLine({ id, note, callerId, from, to }: Note): CardLine {
  const source: CardLine['source'] = { kind: callerId === null ? 'notice' : 'note', id };
  const line: CardLine = { section: 'note', text: `Staff note: ${toldLine(note)}`, source };
  if (from !== null) line.from = from;
  if (to !== null) line.to = to;
  return line;
}
