import type { ParsedInput } from '#contract/commands.ts';
import type { ConnectState, ConnectWish } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell, type Told } from '#contract/told.ts';

import { shownWish } from '../domain/connect/kept-wish.ts';
import type { Bus } from '../platform/bus.ts';
import type { ConnectAddress } from './connect-address.ts';
import type { ConnectApply } from './connect-apply.ts';
import { SHARED, type ConnectJournal } from './connect-journal.ts';
import type { ConnectKeys } from './connect-keys.ts';
import type { ConnectPlanning } from './connect-planning.ts';
import { createConnectRuns } from './connect-runs.ts';
import type { ConnectUndo } from './connect-undo.ts';
import type { Connection, Connections } from './connections.ts';

type Deps = {
  connections: Connections;
  journal: ConnectJournal;
  planning: ConnectPlanning;
  apply: ConnectApply;
  undo: ConnectUndo;
  keys: ConnectKeys;
  keyStates: () => ConnectState['keys'];
  address: ConnectAddress;
  /** Whether a model of the owner's own is set up. */
  hasModel: () => boolean;
  bus: Bus<AppEvents>;
  now: () => Date;
};

type Run = { business: string; kind: Exclude<ConnectState['run'], 'idle'> };
type OfBusiness = { business: string };

export type ConnectDesk = ReturnType<typeof createConnectDesk>;

/** The owner's hand on the two accounts: what is wished for, how far it is, and the way there and back. */
export function createConnectDesk({ keys, keyStates, hasModel, bus, ...parts }: Deps) {
  const { connections, now } = parts;
  const runs = createConnectRuns({ ...parts, keep });
  const turn = createTurn((business) => tellOf(business));
  const { alone } = turn;
  const state = createStateOf({ ...parts, keyStates, hasModel, turn });

  function tellOf(business: string): ConnectState {
    const now = state(business);
    bus.publish('connect.changed', now);
    return now;
  }

  function keep(connection: Connection): void {
    connections.save(connection);
    tellOf(connection.wish.business);
  }

  return {
    get: ({ business }: OfBusiness): ConnectState => state(business),
    checkKeys: keys.check,
    saveKeys: async ({ business, ...pasted }: ParsedInput<'connect.save-keys'>): Promise<ConnectState> => {
      await keys.save(pasted);
      return tellOf(business);
    },
    offers: keys.offers,
    /** Only reads; what was wished for and done before stays kept. */
    plan: async (given: ConnectWish): Promise<ConnectState> => {
      const wish = runs.wholeWish(given);
      const steps = await runs.plan(wish);
      return { ...state(wish.business), wish: shownWish(wish), steps };
    },
    apply: async (wish: ConnectWish): Promise<ConnectState> => {
      await alone({ business: wish.business, kind: 'applying' }, () => runs.all(wish));
      return state(wish.business);
    },
    readdress: (business: string): Promise<Told | null> =>
      alone({ business, kind: 'readdressing' }, () => runs.readdress(business)),
    undo: async ({ business }: OfBusiness): Promise<ConnectState> => {
      await alone({ business, kind: 'undoing' }, () => runs.back(business));
      return state(business);
    },
    tested: (business: string): void => {
      const kept = connections.get(business);
      if (kept) keep({ ...kept, testedAt: now().toISOString() });
    },
  };
}

type Shown = Pick<Deps, 'connections' | 'journal' | 'keyStates' | 'address' | 'hasModel'> & { turn: Turn };

function createStateOf({ connections, journal, keyStates, address, hasModel, turn }: Shown) {
  return function state(business: string): ConnectState {
    const connection = connections.get(business);
    const hasShared = connection !== null && !journal.isEmpty(SHARED);
    return {
      business,
      keys: keyStates(),
      publicUrl: address.current(),
      hasModel: hasModel(),
      wish: connection && shownWish(connection.wish),
      steps: [...(connection?.steps ?? [])],
      run: turn.running(business),
      isHeld: turn.isHeld(business),
      connectedAt: connection?.connectedAt ?? null,
      canUndo: !journal.isEmpty(business) || (hasShared && !journal.hasOthers(business)),
      isShared: hasShared && journal.hasOthers(business),
      testedAt: connection?.testedAt ?? null,
    };
  };
}

type Turn = ReturnType<typeof createTurn>;

/** One change of the accounts at a time: two would undo each other's. */
function createTurn(onEnd: (business: string) => void) {
  let current: Run | null = null;
  return {
    isHeld: (business: string): boolean => current !== null && current.business !== business,
    running: (business: string): ConnectState['run'] => (current?.business === business ? current.kind : 'idle'),
    alone: async <T>(run: Run, work: () => Promise<T>): Promise<T> => {
      if (current !== null) throw refused('conflict', tell('connect_busy'));
      current = run;
      try {
        return await work();
      } finally {
        current = null;
        onEnd(run.business);
      }
    },
  };
}
