import type { AppEvents } from '#contract/events.ts';
import type { Note } from '#contract/notes.ts';

import type { AnswerMaker } from '../../domain/answer.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Caller } from '../../domain/caller.ts';
import { callLanguage } from '../../domain/greeting.ts';
import { spokenPrompt } from '../../domain/brain/rules.ts';
import { chatTools } from '../../domain/brain/tools.ts';
import type { ChatTool } from '../../domain/model/chat-model.ts';
import { wholePrompt } from '../../domain/whole-prompt.ts';
import type { Bus } from '../../platform/bus.ts';
import type { Stores } from '../../store/open-stores.ts';
import type { BusinessBook, Tenant } from '../business-book.ts';
import type { CallClue, CallFinder } from '../call-finder.ts';
import type { ToolPlace } from '../desk-tool-case.ts';
import { toCaller } from '../ringing.ts';

/** Whom a model speaks with: what it is told of them, and which tools it has for them. */
export type BrainCaller = {
  prompt: string;
  language: string;
  tools: readonly ChatTool[];
  place: ToolPlace;
  /** The shop that was called. */
  businessId: string;
  /** Not to be asked for again in this conversation: the call is known. */
  isKnown: boolean;
};

type Deps = {
  stores: Stores;
  book: BusinessBook;
  callOf: CallFinder;
  globalNotes: (businessId: string) => readonly Note[];
  isPaused: () => boolean;
  bus: Pick<Bus<AppEvents>, 'subscribe'>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

type Known = {
  call: CallRecord;
  tenant: Tenant;
  caller: Caller;
  callerKey: string | null;
  notes: readonly Note[];
};

export type BrainCallers = ReturnType<typeof createBrainCallers>;

/**
 * The memory of a conversation's caller for the owner's model: what ElevenLabs' agent would be told when it rings. Whose
 * it is follows from our own row of the call (0240).
 */
export function createBrainCallers({ stores, book, callOf, globalNotes, isPaused, bus, now, report }: Deps) {
  function callerOf(call: CallRecord, { business }: Tenant): Pick<Known, 'caller' | 'callerKey'> {
    const nobody = { caller: { kind: 'unidentified' }, callerKey: null } as const;
    if (call.identityId === null) return nobody;
    const identity = stores.people.identityById(call.identityId);
    if (identity?.businessId !== business.id) return nobody;
    const rows = stores.people.ring(business.id, identity.key, call.callSid);
    return { caller: toCaller(rows), callerKey: identity.publicId };
  }

  /** Undefined where there is no such call, or nothing can be read of it just now: nobody is recognised then. */
  function known(clue: CallClue): Known | undefined {
    try {
      const call = callOf(clue);
      if (!call) return undefined;
      const tenant = book.tenant(call.businessId);
      return { call, tenant, ...callerOf(call, tenant), notes: globalNotes(tenant.business.id) };
    } catch (error) {
      report('brain-caller', error);
      return undefined;
    }
  }

  function promptIn({ business, closedDays }: Tenant, found: Known | undefined): string {
    const ring = {
      ...{ now: now().toISOString(), secretVariables: {}, request: {}, longestSeconds: null },
      callRef: found?.call.id ?? '',
    };
    const answer = (maker: AnswerMaker): ReturnType<AnswerMaker['answer']> => {
      if (isPaused()) return maker.neutralAnswer(ring, 'paused');
      if (!found) return maker.neutralAnswer(ring, 'fallback');
      const { caller, callerKey, notes } = found;
      return maker.answer({ ...ring, caller, callerKey, globalNotes: notes });
    };
    return spokenPrompt(wholePrompt({ ...business, closedOn: [...closedDays] }, book.soulOf(business), answer));
  }

  return {
    isPaused,
    /** Tells that somebody was forgotten, or is somebody else now, until the returned function is called. It may be who is on the line. */
    onForgotten: (listener: () => void): (() => void) =>
      bus.subscribe(({ name }) => {
        if (name === 'caller.forgotten' || name === 'caller.gone' || name === 'call.forgotten') listener();
      }),
    /** `home`: the shop, where that was known before. Never throws: somebody is on the line. */
    of(clue: CallClue, home: string | null): BrainCaller {
      const found = known(clue);
      const tenant = found?.tenant ?? book.tenant(home);
      const caller: Caller = found?.caller ?? { kind: 'unidentified' };
      return {
        prompt: promptIn(tenant, found),
        language: callLanguage(tenant.business, isPaused() ? { kind: 'unidentified' } : caller),
        tools: found && caller.kind !== 'blocked' ? chatTools(tenant.business.trade) : [],
        place: {
          clue: { callRef: found?.call.id ?? null, callSid: null, conversationId: null },
          ...{ agentId: null, tenantId: null },
        },
        businessId: tenant.business.id,
        isKnown: found !== undefined,
      };
    },
  };
}
