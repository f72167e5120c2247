import type { ParsedInput } from '#contract/commands.ts';
import type { ConnectState, ConnectWish, Step } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell, type Told } from '#contract/told.ts';

import type { PlannedStep } from '../domain/connect/found.ts';
import { shownWish, withKeptLogins } from '../domain/connect/kept-wish.ts';
import { sameJson } from '../domain/connect/same-json.ts';
import { toldSteps } from '../domain/connect/told-steps.ts';
import type { Bus } from '../platform/bus.ts';
import type { ConnectApply, Progress } from './connect-apply.ts';
import { SHARED, type ConnectJournal } from './connect-journal.ts';
import type { ConnectKeys } from './connect-keys.ts';
import type { ConnectUndo, Outcome } from './connect-undo.ts';
import type { Connection, Connections } from './connections.ts';

type Deps = {
  connections: Connections;
  journal: ConnectJournal;
  apply: ConnectApply;
  undo: ConnectUndo;
  keys: ConnectKeys;
  keyStates: () => ConnectState['keys'];
  publicUrl: () => string | null;
  bus: Bus<AppEvents>;
  now: () => Date;
};

type Run = { business: string; kind: 'applying' | 'undoing' };

export type ConnectDesk = ReturnType<typeof createConnectDesk>;

/** The owner's hand on the two accounts: what is wished for, how far it is, and the way there and back. */
export function createConnectDesk({ connections, journal, apply, undo, keys, keyStates, publicUrl, bus, now }: Deps) {
  let running: Run | null = null;

  function state(business: string): ConnectState {
    const connection = connections.get(business);
    return {
      business,
      keys: keyStates(),
      publicUrl: publicUrl(),
      wish: connection && shownWish(connection.wish),
      steps: [...(connection?.steps ?? [])],
      run: running?.business === business ? running.kind : 'idle',
      connectedAt: connection?.connectedAt ?? null,
      canUndo: !journal.isEmpty(business) || (connection !== null && !journal.isEmpty(SHARED)),
      testedAt: connection?.testedAt ?? null,
    };
  }

  function keep(connection: Connection): void {
    connections.save(connection);
    bus.publish('connect.changed', state(connection.wish.business));
  }

  /** One change of the accounts at a time: two would undo each other's. */
  async function alone<T>(run: Run, work: () => Promise<T>): Promise<T> {
    if (running !== null) throw refused('conflict', tell('connect_busy'));
    running = run;
    try {
      return await work();
    } finally {
      running = null;
      bus.publish('connect.changed', state(run.business));
    }
  }

  const started = (wish: ConnectWish, kept: Connection | null): Connection => {
    return { address: null, connectedAt: null, testedAt: null, steps: [], ...kept, wish };
  };

  /** What is wished for otherwise than before is taken back first, so that nothing of it is left behind. */
  async function takeBackOther(wish: ConnectWish, kept: Connection | null): Promise<Told | null> {
    if (!kept || journal.isEmpty(wish.business) || isSameWay(wish, kept.wish)) return null;
    return undo.run(kept.wish, { keepShared: true, onOutcome: () => undefined });
  }

  async function run(given: ConnectWish, isMeant: (step: PlannedStep) => boolean): Promise<Progress> {
    const kept = connections.get(given.business);
    const wish = withKeptLogins(given, kept?.wish ?? null);
    // Asked for first: what cannot be done at all must not take anything back.
    const planned = await apply.plan(wish);
    const problem = await takeBackOther(wish, kept);
    if (problem) return { steps: planned, doing: null, problem };
    const shown = kept && isSameWay(wish, kept.wish) ? kept.steps : [];
    let connection = { ...started(wish, kept), steps: shown };
    const tellOf = (progress: Progress): void => {
      connection = { ...connection, steps: toldSteps(progress.steps, progress, connection.steps) };
      keep(connection);
    };
    const end = await apply.apply(wish, isMeant, tellOf);
    tellOf(end);
    if (end.problem === null && end.steps.every(({ isDone }) => isDone)) {
      const at = connection.connectedAt ?? now().toISOString();
      keep({ ...connection, connectedAt: at, address: publicUrl() });
    }
    return end;
  }

  return {
    get: ({ business }: { business: string }): ConnectState => state(business),
    checkKeys: keys.check,
    async saveKeys({ business, ...pasted }: ParsedInput<'connect.save-keys'>): Promise<ConnectState> {
      await keys.save(pasted);
      const saved = state(business);
      bus.publish('connect.changed', saved);
      return saved;
    },
    offers: keys.offers,
    /** Only reads; what was wished for and done before stays kept. */
    async plan(given: ConnectWish): Promise<ConnectState> {
      const kept = connections.get(given.business);
      const wish = withKeptLogins(given, kept?.wish ?? null);
      const steps = toldSteps(await apply.plan(wish), { doing: null, problem: null }, []);
      return { ...state(wish.business), wish: shownWish(wish), steps };
    },
    apply: (wish: ConnectWish): Promise<ConnectState> =>
      alone({ business: wish.business, kind: 'applying' }, () => run(wish, () => true)).then(() =>
        state(wish.business),
      ),
    /** Only what our public address stands in: whatever the owner changed besides stays theirs. */
    readdress: (business: string): Promise<Progress> =>
      alone({ business, kind: 'applying' }, async () => {
        const kept = connections.get(business);
        if (!kept) throw refused('not_found', tell('connect_no_wish'));
        const end = await run(kept.wish, ({ bearsAddress }) => bearsAddress);
        const isRegistered = end.problem === null;
        if (isRegistered) keep({ ...(connections.get(business) ?? kept), address: publicUrl() });
        return end;
      }),
    async undo({ business }: { business: string }): Promise<ConnectState> {
      const kept = connections.get(business);
      if (!kept) throw refused('not_found', tell('connect_no_wish'));
      return alone({ business, kind: 'undoing' }, async () => {
        await apply.settle(kept.wish);
        let connection = { ...kept, connectedAt: null, address: null, testedAt: null };
        const problem = await undo.run(kept.wish, {
          keepShared: false,
          onOutcome(step, outcome) {
            connection = { ...connection, steps: withOutcome(connection.steps, step, outcome) };
            keep(connection);
          },
        });
        if (problem) throw refused('conflict', problem);
        keep(connection);
      }).then(() => state(business));
    },
    tested(business: string): void {
      const kept = connections.get(business);
      if (kept) keep({ ...kept, testedAt: now().toISOString() });
    },
  };
}

function isSameWay(wish: ConnectWish, before: ConnectWish): boolean {
  const way = ({ agentId, line, mode, fallback }: ConnectWish): unknown => {
    return { agentId, line: lineOf(line), mode, hasFallback: fallback !== null };
  };
  return sameJson(way(wish), way(before));
}

function lineOf(line: ConnectWish['line']): unknown {
  return line?.kind === 'sip' ? { kind: line.kind, number: line.number } : line;
}

function withOutcome(steps: readonly Step[], id: string, outcome: Outcome): Step[] {
  const problem = outcome === 'changed' ? tell('connect_changed') : null;
  return steps.map((step) => (step.id === id ? { ...step, state: outcome, problem } : step));
}
