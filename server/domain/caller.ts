import type { Card } from './card.ts';

/** Who rings, as far as the number tells. Caller ID is not proof of identity. */
export type Caller =
  | { kind: 'unidentified' }
  | { kind: 'new'; language?: string }
  | {
      kind: 'known';
      card: Card;
      /** The last ring of this number, if within the last minutes. */ lastRingAt: string | null;
    }
  /** Several people share the number: nobody's facts may be told until it is clear who speaks. */
  | { kind: 'shared'; names: string[] }
  /** Somebody the owner does not want to hear from: nothing is told of them, not even that they are known. */
  | { kind: 'blocked' };
