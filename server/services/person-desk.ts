import type { CallSummary } from '#contract/calls.ts';
import type { CallerDetail, CallerSummary } from '#contract/callers.ts';
import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import type { Finding } from '../domain/observation.ts';
import { tidyName } from '../domain/names.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallHome } from './call-home.ts';
import type { Callers } from './callers.ts';
import type { FactDesk } from './fact-desk.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { PersonMoves } from './person-moves.ts';
import type { WordMoves } from './word-moves.ts';

type Deps = {
  stores: Stores;
  callers: Callers;
  moves: PersonMoves;
  words: WordMoves;
  home: CallHome;
  desk: FactDesk;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
};

export type PersonDesk = ReturnType<typeof createPersonDesk>;

/** What an owner knows better than any rule: who is one person, who is two, who made a call, who is not welcome. */
export function createPersonDesk({ stores, callers, moves, words, home, desk, refresh, bus }: Deps) {
  const announce = createAnnouncer({ stores, bus });

  /** Regroups the numbers, now that staff said something, and brings everybody up to date whom that may touch. */
  function settle(identities: Iterable<number>, persons: readonly string[]): Set<string> {
    const touched = new Set(persons);
    for (const id of identities) for (const person of home.settle(id)) touched.add(person);
    for (const id of persons) if (stores.people.businessOf(id) !== undefined) refresh(id);
    return touched;
  }

  function shown(id: string): CallerDetail {
    return callers.get({ id, business: undefined });
  }

  return {
    async merge({ keep, gone }: ParsedInput<'callers.merge'>): Promise<CallerDetail> {
      moves.mayMerge(keep, gone);
      await words.ahead(gone, keep);
      const { touched, calls } = stores.transact(() => {
        const { identities, calls } = moves.absorb(keep, gone);
        return { calls, touched: settle(identities, [keep, gone]) };
      });
      announce(touched, calls);
      return shown(keep);
    },

    async split({
      id,
      callIds,
      appointmentIds,
      name,
    }: ParsedInput<'callers.split'>): Promise<CommandOutput<'callers.split'>> {
      const { created, touched } = stores.transact(() => {
        const { created, identities } = moves.split(id, { callIds, appointmentIds, name: name ?? null });
        if (name !== undefined) desk.add(created, named(name), {});
        return { created, touched: settle(identities, [id, created]) };
      });
      announce(touched, callIds);
      await words.after(callIds);
      return { kept: shown(id), created: shown(created) };
    },

    async assign({ callId, callerId }: ParsedInput<'calls.assign'>): Promise<CallSummary> {
      const touched = stores.transact(() => {
        const { identityId, before } = moves.assign(callId, callerId);
        return settle([identityId], before === null ? [callerId] : [callerId, before]);
      });
      announce(touched, [callId]);
      await words.after([callId]);
      const call = stores.calls.summary(callId);
      if (!call) throw refused('not_found', tell('no_such_call'));
      return call;
    },

    block({ id, blocked }: ParsedInput<'callers.block'>): CallerSummary {
      stores.transact(() => stores.personEdits.block(id, blocked));
      const caller = stores.people.summary(id);
      if (!caller) throw refused('not_found', tell('no_such_caller'));
      bus.publish('caller.changed', { callerId: id });
      return caller;
    },
  };
}

function named(given: string): Finding {
  const value = tidyName(given);
  if (value === null) throw refused('invalid_input', tell('name_unusable'));
  const origin = { source: 'staff', confidence: 1, turn: null, quote: null } as const;
  return { subject: 'self', slot: 'customer_name', value, negated: false, correction: false, ...origin };
}

/** Says who changed, or is no more, and which calls are now put down to whom. */
function createAnnouncer({ stores, bus }: Pick<Deps, 'stores' | 'bus'>) {
  return (changed: Iterable<string>, calls: readonly string[]): void => {
    for (const id of calls) {
      const call = stores.calls.summary(id);
      if (call) bus.publish('call.changed', call);
    }
    for (const callerId of changed) {
      const isThere = stores.people.businessOf(callerId) !== undefined;
      bus.publish(isThere ? 'caller.changed' : 'caller.gone', { callerId });
    }
  };
}
