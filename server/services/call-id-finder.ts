import type { Stores } from '../store/open-stores.ts';
import type { CallClue } from './call-finder.ts';

/**
 * Our id of a call by whatever is known of it, or null. Reads only, and believes the first clue that leads somewhere:
 * good enough to offer a link, not to act on.
 */
export function createCallIdFinder({ stores }: { stores: Stores }) {
  return ({ callRef, callSid, conversationId }: CallClue): string | null => {
    const { calls } = stores;
    try {
      const call =
        (callRef === null ? undefined : calls.find(callRef)) ??
        (callSid === null ? undefined : calls.findBySid(callSid)) ??
        (conversationId === null ? undefined : calls.findByConversation(conversationId));
      return call?.id ?? null;
    } catch {
      return null; // a delivery is listed also while the database cannot be read
    }
  };
}
