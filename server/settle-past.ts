import { doEach } from './platform/each.ts';
import type { Stores } from './store/open-stores.ts';
import type { Services } from './wiring.ts';

type Deps = {
  stores: { inbox: Pick<Stores['inbox'], 'names'>; calls: Pick<Stores['calls'], 'names'> };
  services: {
    recordings: Pick<Services['recordings'], 'recover'>;
    inbox: Pick<Services['inbox'], 'wake'>;
    outgoing: { calls: Pick<Services['outgoing']['calls'], 'recover'> };
    housekeeping: Pick<Services['housekeeping'], 'closeStaleCalls' | 'erasePutAside' | 'sweepRecordings' | 'daily'>;
  };
  report: (where: string, error: unknown) => void;
};

/**
 * What the program that ran before left behind, before anything new is begun. No part of it may keep the phone from being
 * answered: what fails is reported, and the rest is done.
 */
export function settlePast({ stores, services, report }: Deps): void {
  const { recordings, inbox, outgoing, housekeeping } = services;
  const steps = {
    recordings: () => recordings.recover((file) => stores.inbox.names(file) || stores.calls.names(file)),
    inbox: () => inbox.wake(),
    calls() {
      // What may have rung is told so before it could be taken for a call that merely went quiet.
      outgoing.calls.recover();
      housekeeping.closeStaleCalls();
    },
    putAside: () => housekeeping.erasePutAside(),
    sweep: () => housekeeping.sweepRecordings(),
    daily: () => housekeeping.daily(),
  };
  doEach(steps, (where, error) => report(`start.${where}`, error));
}
