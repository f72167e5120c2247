import type { Note } from '#contract/notes.ts';
import { PURPOSE_LIMIT } from '#contract/outgoing.ts';
import type { Answer } from '../domain/answer.ts';
import type { OutgoingLine } from '../domain/outgoing-line.ts';
import { storableText } from '../domain/plain-text.ts';
import { opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { AllowedOverrides } from './allowed-overrides.ts';
import type { FoundCallee } from './outgoing-callee.ts';
import type { LineBook } from './line-book.ts';
import { toCaller } from './ringing.ts';

export type OutgoingAnswers = ReturnType<typeof createOutgoingAnswers>;

type Deps = {
  stores: Stores;
  globalNotes: (businessId: string) => readonly Note[];
  lineBook: Pick<LineBook, 'longest'>;
  allowed: Pick<AllowedOverrides, 'of'>;
};
type OneCall = { callRef: string; at: string; purpose: string | undefined; line: OutgoingLine | null };

/**
 * What the agent is told of somebody it calls: the answer that an arriving call of this person would get, with the words
 * of one who calls. A number that several people share is told of only as far as the one who was named.
 */
export function createOutgoingAnswers({ stores, globalNotes, lineBook, allowed }: Deps) {
  return function answerFor(
    { tenant, identity, e164, key, persons }: FoundCallee,
    { callRef, at, purpose, line }: OneCall,
  ): Answer & { publicId: string } {
    const { business, answers, secretVariables } = tenant;
    const meant = new Set<string | null>(persons.map(({ id }) => id));
    const rows = stores.people.ring(business.id, key, null).filter(([, , id]) => id === null || meant.has(id));
    const publicId = identity?.publicId ?? opaqueId();
    const why = storableText(purpose ?? '', PURPOSE_LIMIT);
    const answer = answers.answer({
      caller: toCaller(rows),
      callerKey: publicId,
      globalNotes: globalNotes(business.id),
      now: at,
      secretVariables,
      callRef,
      longestSeconds: lineBook.longest(business.id, line?.number ?? null),
      allowed: allowed.of(business.agentId),
      request: {
        callerNumber: e164,
        agentId: business.agentId ?? undefined,
        calledNumber: line?.number,
      },
      calling: { purpose: why === '' ? null : why },
    });
    return { ...answer, publicId };
  };
}
