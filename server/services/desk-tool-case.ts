import { refused, type AppError } from '#contract/errors.ts';
import type { Business } from '#contract/businesses.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Asking } from '../domain/front-desk/tools/owner-check.ts';
import { toolSaysIn } from '../domain/front-desk/tools/says.ts';
import type { ToolSays } from '../domain/front-desk/tools/tool-says.ts';
import { spokenLanguage } from '../domain/phrases.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallClue, CallFinder } from './call-finder.ts';
import type { DeskToolInput } from './desk-tool-input.ts';

/** Where a tool was called from. `tenantId` is what the request claims: it may only narrow, never open. */
export type ToolPlace = { clue: CallClue; agentId: string | null; tenantId: string | null };

/** One tool call as everything after it sees it: whose shop, who asks, and in which words to answer. */
export type DeskToolCase = {
  business: Business;
  call: CallRecord | null;
  /** Those behind the number that rings, as our own call row tells it; nobody on a withheld or blocked one. */
  persons: readonly { id: string; name: string | null }[];
  standing: Asking['standing'];
  input: DeskToolInput;
  language: string;
  says: ToolSays;
  now: string;
};

type Deps = { stores: Stores; book: BusinessBook; callOf: CallFinder; now: () => Date };

export function createDeskToolCase({ stores, book, callOf, now }: Deps) {
  function shopOf({ agentId, tenantId }: ToolPlace, call: CallRecord | null): Business {
    const known = call
      ? book.tenant(call.businessId)
      : agentId === null
        ? null
        : book.forCall({ calledNumber: null, agentId });
    if (tenantId === null) return (known ?? book.tenant(null)).business;
    if (!book.has(tenantId) || (known && known.business.id !== tenantId)) throw foreignTenant();
    return book.tenant(tenantId).business;
  }

  function personsOf(call: CallRecord | null): DeskToolCase['persons'] {
    if (call?.identityId == null) return [];
    const persons = stores.people.personsOf(call.identityId).filter(({ id }) => !stores.personEdits.isBlocked(id));
    const isSettled = call.personPinned && call.personId !== null;
    return isSettled ? persons.filter(({ id }) => id === call.personId) : persons;
  }

  /** The words of a shop as far as the request tells it, where nothing can be read of the call. */
  function saysAt({ agentId, tenantId }: ToolPlace): ToolSays {
    const isNamed = tenantId !== null && book.has(tenantId);
    const { business } = isNamed ? book.tenant(tenantId) : book.forCall({ calledNumber: null, agentId });
    return toolSaysIn(spokenLanguage(null, business.language));
  }

  /** Throws AppError `not_found` for a business that is not this call's, `unavailable` while the ring is not written. */
  function toCase(place: ToolPlace, input: DeskToolInput): DeskToolCase {
    const call = callOf(place.clue) ?? null;
    const business = shopOf(place, call);
    const persons = personsOf(call);
    const language = spokenLanguage(null, business.language);
    const standing = persons.length === 0 ? 'nobody' : persons.length === 1 ? 'known' : 'shared';
    return {
      ...{ business, call, persons, standing, input, language },
      says: toolSaysIn(language),
      now: now().toISOString(),
    };
  }

  return { toCase, saysAt };
}

function foreignTenant(): AppError {
  return refused('not_found', tell('no_such_business'));
}
