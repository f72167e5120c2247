import type { Note } from '#contract/notes.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { Answer, Ring } from '../domain/answer.ts';
import { tokenCost } from '../domain/token-cost.ts';
import type { Soul } from '../domain/soul.ts';
import { wholePrompt } from '../domain/whole-prompt.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import { toCaller } from './ringing.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  globalNotes: (businessId: string) => readonly Note[];
};

/** A ring that does not happen: which business is called, by whom (null: somebody new), and when. */
type Imagined = { business: string; callerId: string | null; at: string };

export type RingPreview = ReturnType<typeof createRingPreview>;

/** What the agent would be told if somebody rang: the answer of a real ring, of which nothing is written or sent. */
export function createRingPreview({ stores, book, globalNotes }: Deps) {
  function called(business: string): Tenant {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
    return book.tenant(business);
  }

  /** The person rings from the number that was known first, and is recognised only as far as that number goes. */
  function ringOf({ business, callerId, at }: Imagined): Ring {
    if (callerId !== null && stores.people.businessOf(callerId) !== business)
      throw refused('not_found', tell('no_such_caller'));
    const identity = callerId === null ? undefined : stores.people.identitiesOf(callerId)[0];
    const rows = identity ? stores.people.ring(business, identity.key, null) : [];
    return {
      caller: toCaller(rows),
      callerKey: identity?.publicId ?? null,
      globalNotes: globalNotes(business),
      now: at,
      secretVariables: {},
      callRef: newId(),
      longestSeconds: null,
      request: {},
    };
  }

  function promptOf(imagined: Imagined, soul?: Soul): string {
    const { business } = called(imagined.business);
    return wholePrompt(business, soul ?? book.soulOf(business), (maker) => maker.answer(ringOf(imagined)));
  }

  return {
    answer: (imagined: Imagined): Answer => called(imagined.business).answers.answer(ringOf(imagined)),
    /** The whole prompt, with the business's own template or another one, and how many tokens it costs at most. */
    prompt(imagined: Imagined, soul?: Soul): { prompt: string; tokens: number } {
      const prompt = promptOf(imagined, soul);
      return { prompt, tokens: tokenCost(prompt) };
    },
  };
}
