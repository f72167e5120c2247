import { fuseRanks } from '../domain/fused-ranks.ts';
import { tidyText } from '../domain/plain-text.ts';
import type { Stores } from '../store/open-stores.ts';
import { matchExpression, type Hit, type PassageKind } from '../store/passages-store.ts';

/** One thing that was found, with its day and where it comes from. */
export type Recollection = { text: string; saidAt: string; kind: PassageKind; callId: string | null };

const KINDS: readonly PassageKind[] = ['fact', 'turn', 'window', 'session'];
const PER_LIST = 12;
const MAX_TEXT = 300;

export type Recall = ReturnType<typeof createRecall>;

/** Full-text search inside one person's facts, turns, three-turn windows and summaries, fused by rank. */
export function createRecall({ stores }: { stores: Stores }) {
  return (personId: string, query: string, limit: number): Recollection[] => {
    const lists = KINDS.map((kind) => {
      const expression = matchExpression(query, { personId, kind });
      return expression === null ? [] : stores.passages.search(expression, PER_LIST);
    });
    return fuseRanks(lists, placeOf)
      .slice(0, limit)
      .map(({ text, saidAt, kind, callId }) => ({ text: tidyText(text, MAX_TEXT), saidAt, kind, callId }));
  };
}

/** A turn and the window that begins with it are one place; so each of them lifts the other. */
function placeOf({ kind, callId, position, id }: Hit): string {
  return kind === 'turn' || kind === 'window' ? `${callId}:${position}` : `${kind}:${id}`;
}
