import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Consent, ConsentState } from '#contract/outgoing.ts';
import { tell } from '#contract/told.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';

type Deps = { stores: Stores; bus: Bus<AppEvents>; now: () => Date };

/** What is known of several people who may all pick up: one no is enough, and a yes has to be everybody's. */
export type KnownConsent = { consent: Consent; hasRefused: boolean };

export type ConsentDesk = ReturnType<typeof createConsentDesk>;

/** Whether somebody may be called. Only staff say so; what is heard in a call waits for them. */
export function createConsentDesk({ stores, bus, now }: Deps) {
  function get({ id }: ParsedInput<'consent.get'>): ConsentState {
    if (stores.people.businessOf(id) === undefined) throw refused('not_found', tell('no_such_caller'));
    const kept = stores.consents.get(id);
    return {
      consent: kept?.consent ?? 'not_asked',
      changedAt: kept?.changedAt ?? null,
      refusal: stores.consents.openRefusal(id),
    };
  }

  return {
    get,
    set({ id, consent }: ParsedInput<'consent.set'>): ConsentState {
      get({ id });
      const at = now().toISOString();
      stores.transact(() => {
        stores.consents.set(id, consent, at);
        stores.consents.answerRefusals(id, at);
      });
      bus.publish('caller.changed', { callerId: id });
      return get({ id });
    },
    ofAll(persons: readonly string[]): KnownConsent {
      const known = persons.map((id) => stores.consents.get(id)?.consent ?? 'not_asked');
      const isYes = known.length > 0 && known.every((one) => one === 'yes');
      return {
        consent: known.includes('no') ? 'no' : isYes ? 'yes' : 'not_asked',
        hasRefused: persons.some((id) => stores.consents.openRefusal(id) !== null),
      };
    },
  };
}
