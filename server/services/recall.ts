import { fuseRanks } from '../domain/fused-ranks.ts';
import { tidyText } from '../domain/plain-text.ts';
import { byRelevance } from '../domain/relevance.ts';
import type { Stores } from '../store/open-stores.ts';
import { matchExpression, type Hit, type PassageKind } from '../store/passages-store.ts';

/** One thing that was found, with its day and where it comes from. */
export type Recollection = { text: string; saidAt: string; kind: PassageKind; callId: string | null };

const KINDS: readonly PassageKind[] = ['fact', 'turn', 'window', 'session'];
const PER_LIST = 12;
/** Of each kind; more of one person's words than this are told by the newest of them. */
const MOST_HITS = 400;
const MAX_TEXT = 300;

export type Recall = ReturnType<typeof createRecall>;

/** Full-text search inside one person's facts, turns, three-turn windows and summaries, fused by rank. */
export function createRecall({ stores }: { stores: Stores }) {
  return (personId: string, query: string, limit: number): Recollection[] => {
    const lists = KINDS.map((kind) => {
      const expression = matchExpression(query, { personId, kind });
      const hits = expression === null ? [] : stores.passages.search(expression, MOST_HITS);
      return byRelevance(hits, ({ marked }) => marked).slice(0, PER_LIST);
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
