import type { FinishedCall } from './finished-call.ts';
import type { Finding, Trade } from './observation.ts';
import { slotOf, slotsOf } from './slots.ts';
import { storedValues } from './stored-values.ts';
import { storableText } from './plain-text.ts';

/** What a model claims to have read in a call. */
export type Proposal = { slot: string; value: string; quote: string };

const MIN_QUOTE = 4;
const MAX_QUOTE = 200;
const MOST = 20;

/**
 * Keeps of a model's proposals only those whose quote stands word for word in a turn of the caller: that kills most
 * inventions, and anything the agent or a tool said. What is kept is trusted least of all sources.
 */
export function quotedFindings(call: FinishedCall, proposals: readonly Proposal[], trade: Trade): Finding[] {
  const known = new Set(slotsOf(trade).map(({ id }) => id));
  return proposals
    .slice(0, MOST)
    .filter(({ slot }) => known.has(slot))
    .flatMap(({ slot, value, quote }) => {
      const turn = turnOf(call, quote);
      if (turn === null) return [];
      const origin = { subject: 'self', source: 'model' as const, confidence: 0.5, negated: false, correction: false };
      return storedValues(slotOf(slot, trade), value).map((stored): Finding => {
        return { ...origin, slot, value: stored, turn, quote: storableText(quote, MAX_QUOTE) };
      });
    });
}

function turnOf(call: FinishedCall, quote: string): number | null {
  const wanted = spaced(quote);
  if (wanted.length < MIN_QUOTE) return null;
  const turn = call.turns.findIndex(({ role, text }) => role === 'caller' && spaced(text).includes(wanted));
  return turn === -1 ? null : turn;
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
